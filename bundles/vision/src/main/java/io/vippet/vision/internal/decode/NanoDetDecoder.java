package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * NanoDet: {@code [1,N,C+4*B]}, one row per cell of grids with strides 8, 16 and 32: probabilities of the classes, then for
 * left, top, right and bottom the distribution over B distances 0, 1, 2 ... cells from the centre of the cell.
 */
final class NanoDetDecoder implements DetectionDecoder {
    private final String output;
    private final int bins;
    private final NonMaximumSuppression suppression;

    /** @param bins distances that are told apart, 8 in most models */
    NanoDetDecoder(String output, int bins, NonMaximumSuppression suppression) {
        this.output = output;
        this.bins = bins;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        int step = t.dim(-1);
        int classes = step - 4 * bins;
        int cells = Grids.cells(outputs.width(), outputs.height());
        Maths.require(classes > 0 && t.dim(-2) == cells, "nanodet", t, "[1," + cells + ",classes+" + 4 * bins + "]");
        float[] d = t.data();
        List<Detection> found = new ArrayList<>();
        Grids.forEach(outputs.width(), outputs.height(), (number, column, line, stride) -> {
            int at = number * step;
            int best = Maths.argmax(d, at, at + classes);
            if (d[best] >= threshold) {
                float x = column + 0.5f;
                float y = line + 0.5f;
                int sides = at + classes;
                found.add(new Detection(
                        (x - distance(d, sides)) * stride / outputs.width(),
                        (y - distance(d, sides + bins)) * stride / outputs.height(),
                        (x + distance(d, sides + 2 * bins)) * stride / outputs.width(),
                        (y + distance(d, sides + 3 * bins)) * stride / outputs.height(),
                        d[best],
                        best - at));
            }
        });
        return suppression.apply(found);
    }

    private float distance(float[] d, int from) {
        float max = d[Maths.argmax(d, from, from + bins)];
        double total = 0;
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            double p = Math.exp(d[from + i] - max);
            total += p;
            sum += p * i;
        }
        return (float) (sum / total);
    }
}
