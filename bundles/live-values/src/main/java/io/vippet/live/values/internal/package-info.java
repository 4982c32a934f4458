/** One ordered, bounded sender of live values. */
@NullMarked
package io.vippet.live.values.internal;

import org.jspecify.annotations.NullMarked;
