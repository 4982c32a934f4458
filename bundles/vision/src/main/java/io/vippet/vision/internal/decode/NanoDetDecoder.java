package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * NanoDet: one row per cell of grids with strides 8, 16 and 32: probabilities of the classes, and for left, top, right
 * and bottom the distribution over distances of 0, 1, 2 ... cells from the centre of the cell. Both in one output
 * {@code [1,N,C+4*B]}, or in two per grid, {@code [1,N,C]} and {@code [1,N,4*B]}.
 */
final class NanoDetDecoder implements DetectionDecoder {
    private final List<Level> levels;
    private final int bins;
    private final NonMaximumSuppression suppression;

    /**
     * Outputs for some of the cells, in the order of the cells.
     *
     * @param scores name of the output with the probabilities
     * @param sides name of the output with the distributions; the same when each row has both
     */
    record Level(String scores, String sides) {}

    /** @param bins distances that are told apart, 8 or 11 in most models */
    NanoDetDecoder(List<Level> levels, int bins, NonMaximumSuppression suppression) {
        this.levels = List.copyOf(levels);
        this.bins = bins;
        this.suppression = suppression;
    }

    /** Outputs of one level at hand; rows are counted over all levels. */
    private record Rows(FloatTensor scores, FloatTensor sides, int classes, int first, int count) {
        int score(int row) {
            return (row - first) * scores.dim(-1);
        }

        int side(int row) {
            int step = sides.dim(-1);
            return (row - first) * step + (scores == sides ? classes : 0);
        }
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        List<Rows> open = rows(outputs);
        List<Detection> found = new ArrayList<>();
        Grids.forEach(outputs.width(), outputs.height(), (number, column, line, stride) -> {
            Rows rows = open.getFirst();
            for (int i = 1; number >= rows.first() + rows.count(); i++) {
                rows = open.get(i);
            }
            float[] scores = rows.scores().data();
            int at = rows.score(number);
            int best = Maths.argmax(scores, at, at + rows.classes());
            if (scores[best] >= threshold) {
                float x = column + 0.5f;
                float y = line + 0.5f;
                float[] d = rows.sides().data();
                int from = rows.side(number);
                found.add(new Detection(
                        (x - distance(d, from)) * stride / outputs.width(),
                        (y - distance(d, from + bins)) * stride / outputs.height(),
                        (x + distance(d, from + 2 * bins)) * stride / outputs.width(),
                        (y + distance(d, from + 3 * bins)) * stride / outputs.height(),
                        scores[best],
                        best - at));
            }
        });
        return suppression.apply(found);
    }

    private List<Rows> rows(Outputs outputs) {
        int cells = Grids.cells(outputs.width(), outputs.height());
        List<Rows> rows = new ArrayList<>();
        int first = 0;
        for (Level level : levels) {
            FloatTensor scores = outputs.get(level.scores());
            FloatTensor sides = outputs.get(level.sides());
            boolean together = scores == sides;
            int classes = scores.dim(-1) - (together ? 4 * bins : 0);
            int count = scores.size() / scores.dim(-1);
            Maths.require(classes > 0, "nanodet", scores, "[1,N,classes+" + 4 * bins + "]");
            Maths.require(
                    together || sides.dim(-1) == 4 * bins && sides.size() / sides.dim(-1) == count,
                    "nanodet",
                    sides,
                    "[1," + count + "," + 4 * bins + "]");
            rows.add(new Rows(scores, sides, classes, first, count));
            first += count;
        }
        Maths.require(first == cells, "nanodet", rows.getLast().scores(), cells + " cells in all");
        return rows;
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
