/** Tests of the zip that people download. */
@NullMarked
package io.vippet.zip;

import org.jspecify.annotations.NullMarked;
