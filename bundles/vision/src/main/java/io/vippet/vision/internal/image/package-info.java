/** Pictures: formats, placement in a model input, resampling. */
@NullMarked
package io.vippet.vision.internal.image;

import org.jspecify.annotations.NullMarked;
