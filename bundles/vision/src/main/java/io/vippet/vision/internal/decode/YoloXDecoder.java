package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * YOLOX: {@code [1,N,5+C]}, one row per cell of grids with strides 8, 16 and 32: offset of the centre in cells, logarithms
 * of width and height in cells, the probability of an object, then those of the classes given that.
 */
final class YoloXDecoder implements DetectionDecoder {
    private static final int OBJECT = 4;
    private static final int CLASSES = 5;

    private final String output;
    private final NonMaximumSuppression suppression;

    YoloXDecoder(String output, NonMaximumSuppression suppression) {
        this.output = output;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        int step = t.dim(-1);
        int cells = Grids.cells(outputs.width(), outputs.height());
        Maths.require(step > CLASSES && t.dim(-2) == cells, "yolo_x", t, "[1," + cells + ",5+classes]");
        float[] d = t.data();
        List<Detection> found = new ArrayList<>();
        Grids.forEach(outputs.width(), outputs.height(), (row, column, line, stride) -> {
            int at = row * step;
            int best = Maths.argmax(d, at + CLASSES, at + step);
            float confidence = d[at + OBJECT] * d[best];
            if (confidence >= threshold) {
                found.add(Detection.centred(
                        (d[at] + column) * stride / outputs.width(),
                        (d[at + 1] + line) * stride / outputs.height(),
                        (float) Math.exp(d[at + 2]) * stride / outputs.width(),
                        (float) Math.exp(d[at + 3]) * stride / outputs.height(),
                        confidence,
                        best - at - CLASSES));
            }
        });
        return suppression.apply(found);
    }
}
