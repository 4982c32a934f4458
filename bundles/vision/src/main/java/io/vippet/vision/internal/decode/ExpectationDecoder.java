package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.List;

/** A quantity, such as an age, as the mean of the values of the classes, weighted with their probabilities. */
final class ExpectationDecoder implements ClassDecoder {
    private final String output;
    private final List<Float> values;

    ExpectationDecoder(String output, List<Float> values) {
        this.output = output;
        this.values = values;
    }

    @Override
    public Classification decode(Outputs outputs) {
        FloatTensor t = outputs.get(output);
        Maths.require(t.data().length == values.size(), "expectation", t, "[1," + values.size() + "]");
        float[] p = Maths.softmax(t.data());
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * values.get(i);
        }
        int rounded = (int) Math.round(sum);
        return new Classification(rounded, String.valueOf(rounded), p[Maths.argmax(p)]);
    }
}
