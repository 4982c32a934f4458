package io.vippet.vision.internal.decode;

import java.util.List;

/** Makes boxes from the outputs of a detector. Stateless. */
public interface DetectionDecoder {
    /**
     * Boxes of at least a confidence, the most confident first.
     *
     * @throws io.vippet.vision.VisionException MODEL_PROC when outputs are missing or have other shapes
     */
    List<Detection> decode(Outputs outputs, float threshold);
}
