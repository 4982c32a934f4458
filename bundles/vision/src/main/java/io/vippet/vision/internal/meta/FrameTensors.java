package io.vippet.vision.internal.meta;

import io.vippet.gstreamer.Attachment;
import io.vippet.gstreamer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** The raw outputs of models on a frame or on regions of it. */
public record FrameTensors(List<Tensor> tensors) {
    /** Nothing. */
    public static final FrameTensors NONE = new FrameTensors(List.of());

    private static final Attachment<FrameTensors> KEY = Attachment.of("VippetFrameTensors", FrameTensors.class);

    /**
     * One output.
     *
     * @param region id of the region that was looked at, -1 for the whole frame
     * @param model name of the model
     * @param layer name of the output
     * @param shape dimensions, outermost first
     * @param data elements, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tensor(int region, String model, String layer, List<Integer> shape, float[] data) {
        /** Freezes the shape. */
        public Tensor {
            shape = List.copyOf(shape);
        }

        /** The same of the region that now has that id. */
        Tensor of(int newRegion) {
            return new Tensor(newRegion, model, layer, shape, data);
        }
    }

    /** Freezes the list. */
    public FrameTensors {
        tensors = List.copyOf(tensors);
    }

    /** What elements upstream attached. */
    public static FrameTensors of(Buffer buffer) {
        return buffer.attached(KEY).orElse(NONE);
    }

    /** Attaches more. */
    public static void add(Buffer buffer, List<Tensor> more) {
        List<Tensor> all = new ArrayList<>(of(buffer).tensors());
        all.addAll(more);
        new FrameTensors(all).writeTo(buffer);
    }

    /** Attaches this, in place of what was there. */
    void writeTo(Buffer buffer) {
        buffer.attach(KEY, this);
    }
}
