package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import io.vippet.vision.internal.model.Labels;

/**
 * Text of {@code [1,T,V]}, one letter per step (CTC): letters that repeat count once, and class 0 means none. Class i is
 * label i - 1, the class after the last label a blank space. The confidence is the mean of the letters'.
 */
final class CtcDecoder implements ClassDecoder {
    private final String output;
    private final Labels letters;

    CtcDecoder(String output, Labels letters) {
        this.output = output;
        this.letters = letters;
    }

    @Override
    public Classification decode(Outputs outputs) {
        FloatTensor t = outputs.get(output);
        int classes = t.dim(-1);
        int known = letters.texts().size();
        Maths.require(
                classes == known + 1 || classes == known + 2,
                "ctc",
                t,
                "[1,T,%d] for %d labels".formatted(known + 1, known));
        float[] d = t.data();
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int count = 0;
        int last = 0;
        for (int at = 0; at < d.length; at += classes) {
            int best = Maths.argmax(d, at, at + classes);
            int letter = best - at;
            if (letter != 0 && letter != last) {
                text.append(letter > known ? " " : letters.texts().get(letter - 1));
                sum += d[best];
                count++;
            }
            last = letter;
        }
        return new Classification(0, text.toString(), count == 0 ? 0 : (float) (sum / count));
    }
}
