package io.vippet.vision.internal.decode;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Classes of {@code [1,C]} or {@code [1,C,1,1]} as texts. */
final class LabelDecoder implements ClassDecoder {
    private static final float HALF = 0.5f;

    /** How scores become a text. */
    enum Method {
        /** The strongest class, its score made a probability unless it is one. */
        SOFTMAX,
        /** The strongest class, its score as it is. */
        MAX,
        /** All classes above the threshold, their scores as they are. */
        MULTI,
        /** All classes above the threshold, their scores made probabilities unless they are. */
        SOFTMAX_MULTI,
        /** Yes or no per class: labels come in pairs, the first of which means yes. */
        COMPOUND,
        /** Numbers of classes one after the other, as of letters, up to the first negative one. */
        INDEX;

        static Method of(String text) {
            try {
                return text.isEmpty() ? SOFTMAX : valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new VisionException(
                        Kind.MODEL_PROC,
                        "method of 'label' is softmax, max, multi, softmax_multi, compound or index, not " + text,
                        e);
            }
        }
    }

    private final String output;
    private final Labels labels;
    private final Method method;
    private final float threshold;

    /** @param threshold from which a class counts, for methods that tell several; a half when null */
    LabelDecoder(String output, Labels labels, Method method, @Nullable Float threshold) {
        this.output = output;
        this.labels = labels;
        this.method = method;
        this.threshold = threshold == null ? HALF : threshold;
    }

    @Override
    public Classification decode(Outputs outputs) {
        float[] scores = outputs.get(output).data();
        return switch (method) {
            case MAX -> strongest(scores);
            case SOFTMAX -> strongest(Maths.softmax(scores));
            case MULTI -> several(scores);
            case SOFTMAX_MULTI -> several(Maths.softmax(scores));
            case COMPOUND -> compound(scores);
            case INDEX -> index(scores);
        };
    }

    private Classification strongest(float[] p) {
        int best = Maths.argmax(p);
        return new Classification(best, labels.text(best), p[best]);
    }

    private Classification several(float[] p) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (p[i] >= threshold) {
                texts.add(labels.text(i));
            }
        }
        int best = Maths.argmax(p);
        return new Classification(best, String.join(",", texts), p[best]);
    }

    private Classification compound(float[] p) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < p.length && 2 * i + 1 < labels.texts().size(); i++) {
            String text = labels.texts().get(p[i] >= threshold ? 2 * i : 2 * i + 1);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        int best = Maths.argmax(p);
        return new Classification(best, String.join(" ", texts), p[best]);
    }

    private Classification index(float[] numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.length && numbers[i] >= 0; i++) {
            text.append(labels.text(Math.round(numbers[i])));
        }
        return new Classification(0, text.toString(), 1);
    }
}
