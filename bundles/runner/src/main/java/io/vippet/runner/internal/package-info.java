/** Child processes: start, feed, watch, stop; their events become results. */
@NullMarked
package io.vippet.runner.internal;

import org.jspecify.annotations.NullMarked;
