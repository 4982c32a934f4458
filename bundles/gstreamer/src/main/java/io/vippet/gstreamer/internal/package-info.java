/** Calls into the C libraries: shapes, symbols, structure offsets. */
@NullMarked
package io.vippet.gstreamer.internal;

import org.jspecify.annotations.NullMarked;
