/** Archives: where they come from, how they are fetched, and how files are taken out of them. */
@NullMarked
package io.vippet.model.archive.internal;

import org.jspecify.annotations.NullMarked;
