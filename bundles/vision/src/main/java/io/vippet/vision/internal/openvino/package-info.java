/** OpenVINO as inference engine. */
@NullMarked
package io.vippet.vision.internal.openvino;

import org.jspecify.annotations.NullMarked;
