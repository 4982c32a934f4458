package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;

/** Functions that decoders share. */
final class Maths {
    private Maths() {}

    static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** Inverse of the sigmoid, so that a threshold can be compared before it is applied. */
    static float logit(float p) {
        return p <= 0 ? Float.NEGATIVE_INFINITY : p >= 1 ? Float.POSITIVE_INFINITY : (float) Math.log(p / (1 - p));
    }

    /** Probabilities from scores; scores that already are probabilities stay. */
    static float[] softmax(float[] scores) {
        float sum = 0;
        float max = Float.NEGATIVE_INFINITY;
        boolean negative = false;
        for (float s : scores) {
            sum += s;
            max = Math.max(max, s);
            negative |= s < 0;
        }
        if (!negative && Math.abs(sum - 1) < 1e-3) {
            return scores.clone();
        }
        float[] p = new float[scores.length];
        double total = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) Math.exp(scores[i] - max);
            total += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= (float) total;
        }
        return p;
    }

    static int argmax(float[] values) {
        return argmax(values, 0, values.length);
    }

    /** Index of the largest value from {@code from} to before {@code to}; the first of equal ones. */
    static int argmax(float[] values, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    static void require(boolean ok, String decoder, FloatTensor tensor, String expected) {
        if (!ok) {
            throw new VisionException(
                    Kind.MODEL_PROC,
                    "Decoder '%s' expects %s, but output '%s' is %s"
                            .formatted(decoder, expected, tensor.name(), tensor.shape()));
        }
    }
}
