package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * YOLO v8, v9, v11: {@code [1,4+C+extra,N]}, one column per box: centre, width and height in pixels of the input, then
 * the probabilities of the classes. What follows them (masks, points, an angle) is not used.
 */
final class YoloColumnsDecoder implements DetectionDecoder {
    private static final int BOX = 4;

    private final String output;
    private final int extra;
    private final NonMaximumSuppression suppression;

    /** @param extra rows after the classes */
    YoloColumnsDecoder(String output, int extra, NonMaximumSuppression suppression) {
        this.output = output;
        this.extra = extra;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        int classes = t.dim(-2) - BOX - extra;
        Maths.require(classes > 0, "yolo_v8", t, "[1,4+classes" + (extra == 0 ? "" : "+" + extra) + ",boxes]");
        int n = t.dim(-1);
        float[] d = t.data();
        float[] best = Arrays.copyOfRange(d, BOX * n, (BOX + 1) * n);
        int[] label = new int[n];
        for (int c = 1; c < classes; c++) {
            int row = (BOX + c) * n;
            for (int i = 0; i < n; i++) {
                if (d[row + i] > best[i]) {
                    best[i] = d[row + i];
                    label[i] = c;
                }
            }
        }
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (best[i] >= threshold) {
                found.add(Detection.centred(
                        d[i] / outputs.width(),
                        d[n + i] / outputs.height(),
                        d[2 * n + i] / outputs.width(),
                        d[3 * n + i] / outputs.height(),
                        best[i],
                        label[i]));
            }
        }
        return suppression.apply(found);
    }
}
