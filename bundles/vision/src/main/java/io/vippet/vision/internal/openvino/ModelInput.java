package io.vippet.vision.internal.openvino;

import io.vippet.openvino.ElementType;
import io.vippet.openvino.Model;
import io.vippet.openvino.PartialShape;
import io.vippet.openvino.PartialShape.Dimension;
import io.vippet.openvino.Port;
import io.vippet.openvino.PrePostProcessor;
import io.vippet.openvino.Shape;
import io.vippet.vision.ModelRequest;
import io.vippet.vision.ModelRequest.Layout;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.List;

/** The picture input of a model: its layout and size, and the steps from bytes to what the model wants. */
record ModelInput(boolean planar, int channels, int width, int height, ModelRequest.Input wanted) {
    private static final int COLOURS = 3;

    /** Decides layout and size, and reshapes the model to one picture of that size. */
    static ModelInput of(Model model, ModelRequest request) {
        List<Port> inputs = model.inputs();
        PartialShape shape = inputs.getFirst().shape();
        if (inputs.size() != 1 || !shape.rankKnown() || shape.dimensions().size() != 4) {
            throw unusable(request, "one input of four dimensions is handled, not " + inputs);
        }
        List<Dimension> d = shape.dimensions();
        boolean planar = planar(request, d);
        Dimension depth = d.get(planar ? 1 : 3);
        int channels = depth.isStatic() && depth.min() == 1 ? 1 : COLOURS;
        if (!mayBe(depth, channels)) {
            throw unusable(request, "three colour channels or a grey one are handled, but its input is " + shape);
        }
        int width = size(request, "width", request.input().width(), d.get(planar ? 3 : 2));
        int height = size(request, "height", request.input().height(), d.get(planar ? 2 : 1));
        ModelInput input = new ModelInput(planar, channels, width, height, request.input());
        if (!shape.toShape().filter(input.shape()::equals).isPresent()) {
            model.reshape(0, input.shape());
        }
        return input;
    }

    /** Of one picture. */
    Shape shape() {
        return planar ? Shape.of(1, channels, height, width) : Shape.of(1, height, width, channels);
    }

    /** The model with bytes as input and 32-bit floats as outputs. */
    Model apply(Model model) {
        String layout = planar ? "NCHW" : "NHWC";
        try (PrePostProcessor steps = new PrePostProcessor(model)) {
            try (PrePostProcessor.Input in = steps.input(0)) {
                in.elementType(ElementType.U8).layout(layout).modelLayout(layout);
                boolean shifted = !wanted.mean().isEmpty();
                boolean scaled = !wanted.scale().isEmpty();
                if (shifted || scaled) {
                    in.convertElementType(ElementType.F32);
                }
                if (shifted) {
                    in.mean(perChannel("mean", wanted.mean()));
                }
                if (scaled) {
                    in.scale(perChannel("scale", wanted.scale()));
                }
            }
            for (Port output : model.outputs()) {
                if (output.elementType() != ElementType.F32) {
                    steps.outputElementType(output.index(), ElementType.F32);
                }
            }
            return steps.build();
        }
    }

    private static boolean planar(ModelRequest request, List<Dimension> d) {
        if (request.input().layout() != Layout.AUTO) {
            return request.input().layout() == Layout.NCHW;
        }
        boolean last = isChannels(d.get(3));
        if (last == isChannels(d.get(1))) {
            throw unusable(request, "its layout cannot be told from the shape " + d + "; say it in the description");
        }
        return !last;
    }

    private static boolean isChannels(Dimension d) {
        return d.isStatic() && (d.min() == 1 || d.min() == 3 || d.min() == 4);
    }

    private static boolean mayBe(Dimension d, long value) {
        return d.min() <= value && (d.max() < 0 || value <= d.max());
    }

    private static int size(ModelRequest request, String name, int wanted, Dimension d) {
        if (wanted > 0) {
            return wanted;
        }
        if (!d.isStatic()) {
            throw unusable(request, "its input has no fixed " + name + "; set reshape-" + name);
        }
        return Math.toIntExact(d.min());
    }

    private float[] perChannel(String what, List<Float> values) {
        if (values.size() != 1 && values.size() != channels) {
            throw new VisionException(
                    Kind.MODEL_PROC,
                    "The input has %d channels, but %s has the values %s".formatted(channels, what, values));
        }
        float[] f = new float[channels];
        for (int i = 0; i < f.length; i++) {
            f[i] = values.get(values.size() == 1 ? 0 : i);
        }
        return f;
    }

    private static VisionException unusable(ModelRequest request, String reason) {
        return new VisionException(Kind.MODEL, "Model %s cannot be used: %s".formatted(request.file(), reason));
    }
}
