/** Boxes and text in raw video. */
@NullMarked
package io.vippet.vision.internal.draw;

import org.jspecify.annotations.NullMarked;
