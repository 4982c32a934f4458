package io.vippet.vision.internal.decode;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.Labels;

/** The strongest class of {@code [1,C]} or {@code [1,C,1,1]}. */
final class LabelDecoder implements ClassDecoder {
    private final String output;
    private final Labels labels;
    private final boolean softmax;

    /**
     * A decoder.
     *
     * @param method {@code softmax}, the default, or {@code max} to take the scores as they are
     */
    LabelDecoder(String output, Labels labels, String method) {
        this.output = output;
        this.labels = labels;
        this.softmax = switch (method) {
            case "softmax", "" -> true;
            case "max" -> false;
            default -> throw new VisionException(Kind.MODEL_PROC, "method of 'label' is softmax or max, not " + method);
        };
    }

    @Override
    public Classification decode(Outputs outputs) {
        float[] scores = outputs.get(output).data();
        float[] p = softmax ? Maths.softmax(scores) : scores;
        int best = Maths.argmax(p);
        return new Classification(best, labels.text(best), p[best]);
    }
}
