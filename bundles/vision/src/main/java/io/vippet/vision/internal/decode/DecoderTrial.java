package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import io.vippet.vision.OutputPort;
import java.util.List;

/** Decodes zeros in the shapes of a model's outputs, so that a model that does not fit is refused before the first frame. */
public final class DecoderTrial {
    private static final float NOTHING = 2;

    private DecoderTrial() {}

    /**
     * Tries the decoder of a detector.
     *
     * @param width of the model's input in pixels
     * @throws io.vippet.vision.VisionException MODEL_PROC when the outputs do not fit
     */
    public static void run(DetectionDecoder decoder, List<OutputPort> ports, int width, int height) {
        if (closed(ports)) {
            decoder.decode(zeros(ports, width, height), NOTHING);
        }
    }

    /** Tries the decoder of a classifier, as {@link #run(DetectionDecoder, List, int, int)}. */
    public static void run(ClassDecoder decoder, List<OutputPort> ports, int width, int height) {
        if (closed(ports)) {
            decoder.decode(zeros(ports, width, height));
        }
    }

    /** Open dimensions are known with the first frame only. */
    private static boolean closed(List<OutputPort> ports) {
        return ports.stream().allMatch(p -> p.shape().stream().allMatch(d -> d > 0));
    }

    private static Outputs zeros(List<OutputPort> ports, int width, int height) {
        return new Outputs(ports.stream().map(DecoderTrial::zeros).toList(), width, height);
    }

    private static FloatTensor zeros(OutputPort port) {
        int size = port.shape().stream().reduce(1, Math::multiplyExact);
        return new FloatTensor(port.name(), port.shape(), () -> new float[size]);
    }
}
