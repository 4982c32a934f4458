/** Build step: turns the analysed features and a few class paths into the folders of the distribution. */
@NullMarked
package io.vippet.assembler;

import org.jspecify.annotations.NullMarked;
