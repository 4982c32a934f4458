package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Text detectors with a probability map {@code [1,1,H,W]} (DB): cells above a level that touch make one text, whose
 * upright box is grown by area times a ratio over perimeter, because the map holds shrunk texts.
 */
final class TextMapDecoder implements DetectionDecoder {
    private static final float LEVEL = 0.3f;
    private static final float GROWTH = 1.6f;
    private static final int SMALLEST = 3;

    private final String output;

    TextMapDecoder(String output) {
        this.output = output;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        int h = t.dim(-2);
        int w = t.dim(-1);
        Maths.require(t.data().length == h * w, "heatmap_boxes", t, "[1,1,H,W]");
        boolean[] seen = new boolean[h * w];
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && t.data()[i] >= LEVEL) {
                Blob blob = flood(t.data(), w, h, i, seen);
                if (blob.smallSide() >= SMALLEST && blob.mean() >= threshold) {
                    found.add(blob.grown(w, h));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Detection::confidence).reversed());
        return found;
    }

    private static Blob flood(float[] map, int w, int h, int start, boolean[] seen) {
        Blob blob = new Blob();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int i = open.remove();
            int x = i % w;
            int y = i / w;
            blob.add(x, y, map[i]);
            for (int dy = Math.max(0, y - 1); dy <= Math.min(h - 1, y + 1); dy++) {
                for (int dx = Math.max(0, x - 1); dx <= Math.min(w - 1, x + 1); dx++) {
                    int j = dy * w + dx;
                    if (!seen[j] && map[j] >= LEVEL) {
                        seen[j] = true;
                        open.add(j);
                    }
                }
            }
        }
        return blob;
    }

    /** Cells that touch. */
    private static final class Blob {
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;
        private int cells;
        private double sum;

        void add(int x, int y, float value) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
            sum += value;
            cells++;
        }

        int smallSide() {
            return Math.min(right - left, bottom - top);
        }

        float mean() {
            return (float) (sum / cells);
        }

        Detection grown(int w, int h) {
            float width = right - left;
            float height = bottom - top;
            float by = width * height * GROWTH / (2 * (width + height));
            return new Detection((left - by) / w, (top - by) / h, (right + by) / w, (bottom + by) / h, mean(), 0);
        }
    }
}
