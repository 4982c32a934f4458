package io.vippet.vision;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that makes one compiled model differ from another; equal requests may share one.
 *
 * @param file the model
 * @param device as in launch texts
 * @param hint what to be good at
 * @param config properties for the runtime, passed on as they are
 * @param input what the caller puts into the first input
 */
public record ModelRequest(Path file, String device, Hint hint, Map<String, String> config, Input input) {
    /** Freezes the properties. */
    public ModelRequest {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
    }

    /** What matters more. */
    public enum Hint {
        /** Frames per second of all requests together. */
        THROUGHPUT,
        /** Time of one request. */
        LATENCY
    }

    /** Order of the dimensions of a picture in a tensor. */
    public enum Layout {
        /** Told by the shape: whichever dimension is 1, 3 or 4 holds the channels. */
        AUTO,
        /** Planes. */
        NCHW,
        /** Interleaved channels. */
        NHWC
    }

    /**
     * The picture input. The caller delivers unsigned bytes; the engine computes {@code (value - mean) / scale} per
     * channel, in the channels' order of the model.
     *
     * @param layout order of the dimensions
     * @param mean per channel, empty for none
     * @param scale per channel, empty for none
     * @param width pixels, 0 to take the model's
     * @param height pixels, 0 to take the model's
     */
    public record Input(Layout layout, List<Float> mean, List<Float> scale, int width, int height) {
        /** Freezes the lists. */
        public Input {
            mean = List.copyOf(mean);
            scale = List.copyOf(scale);
        }

        /** Bytes as they are, size and layout of the model. */
        public static Input plain() {
            return new Input(Layout.AUTO, List.of(), List.of(), 0, 0);
        }
    }
}
