/** Things over several frames. */
@NullMarked
package io.vippet.vision.internal.track;

import org.jspecify.annotations.NullMarked;
