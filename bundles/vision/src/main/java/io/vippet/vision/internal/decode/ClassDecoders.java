package io.vippet.vision.internal.decode;

import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.Labels;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.util.List;

/** Makes the decoder of a classifier, from a description and the outputs that the model has. */
public final class ClassDecoders {
    private static final int LETTERS = 3;

    private ClassDecoders() {}

    /**
     * The decoder that a description names.
     *
     * @param outputs of the model
     * @throws VisionException MODEL_PROC when the converter is unknown, or the model does not have what it needs
     */
    public static ClassDecoder of(Output description, Labels labels, List<OutputPort> outputs) {
        String converter = Converters.current(description.converter());
        Roles roles = new Roles(converter, description, outputs);
        return switch (converter) {
            case "label" ->
                new LabelDecoder(
                        roles.find("output", port -> true, "[1,classes]"),
                        labels,
                        LabelDecoder.Method.of(description.method() == null ? "" : description.method()),
                        description.threshold());
            case "expectation" -> {
                if (description.binValues().isEmpty()) {
                    throw new VisionException(Kind.MODEL_PROC, "Converter 'expectation' needs bin_values");
                }
                yield new ExpectationDecoder(
                        roles.find("output", port -> true, "[1,classes]"), description.binValues());
            }
            case "text" ->
                new TextDecoder(
                        roles.find("output", port -> true, "[1,values]"),
                        description.textScale(),
                        description.textPrecision());
            case "ctc" -> new CtcDecoder(roles.find("output", port -> port.rank() == LETTERS, "[1,T,letters]"), labels);
            default ->
                throw new VisionException(
                        Kind.MODEL_PROC,
                        "Classification converter '%s' is not one of ctc, expectation, label, text"
                                .formatted(converter));
        };
    }
}
