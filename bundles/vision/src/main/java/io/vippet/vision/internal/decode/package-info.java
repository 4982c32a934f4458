/** From output tensors to detections and labels. */
@NullMarked
package io.vippet.vision.internal.decode;

import org.jspecify.annotations.NullMarked;
