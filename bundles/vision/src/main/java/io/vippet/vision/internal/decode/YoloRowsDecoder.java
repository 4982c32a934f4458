package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * YOLO v5 and v7 as exported with their last layer: {@code [1,N,5+C]}, one row per box: centre, width and height in pixels
 * of the input, the probability that there is an object, then those of the classes given that.
 */
final class YoloRowsDecoder implements DetectionDecoder {
    private static final int OBJECT = 4;
    private static final int CLASSES = 5;

    private final String output;
    private final NonMaximumSuppression suppression;

    YoloRowsDecoder(String output, NonMaximumSuppression suppression) {
        this.output = output;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        int step = t.dim(-1);
        Maths.require(step > CLASSES, "yolo_v5", t, "[1,boxes,5+classes]");
        float[] d = t.data();
        List<Detection> found = new ArrayList<>();
        for (int at = 0; at < d.length; at += step) {
            if (d[at + OBJECT] >= threshold) {
                int best = Maths.argmax(d, at + CLASSES, at + step);
                float confidence = d[at + OBJECT] * d[best];
                if (confidence >= threshold) {
                    found.add(Detection.centred(
                            d[at] / outputs.width(),
                            d[at + 1] / outputs.height(),
                            d[at + 2] / outputs.width(),
                            d[at + 3] / outputs.height(),
                            confidence,
                            best - at - CLASSES));
                }
            }
        }
        return suppression.apply(found);
    }
}
