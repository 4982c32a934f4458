/** The process that runs one pipeline: GStreamer lives here and nowhere else. */
@NullMarked
package io.vippet.runner.child;

import org.jspecify.annotations.NullMarked;
