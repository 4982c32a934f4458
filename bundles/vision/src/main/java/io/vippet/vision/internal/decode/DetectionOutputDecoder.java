package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes that the model has decoded itself: {@code [1,1,N,7]} of image number (negative after the last box), class,
 * confidence, left, top, right, bottom in 0..1.
 */
final class DetectionOutputDecoder implements DetectionDecoder {
    private static final int FIELDS = 7;

    private final String output;

    DetectionOutputDecoder(String output) {
        this.output = output;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        Maths.require(t.dim(-1) == FIELDS, "detection_output", t, "[1,1,N,7]");
        float[] d = t.data();
        List<Detection> found = new ArrayList<>();
        for (int at = 0; at + FIELDS <= d.length && d[at] >= 0; at += FIELDS) {
            if (d[at + 2] >= threshold) {
                found.add(new Detection(d[at + 3], d[at + 4], d[at + 5], d[at + 6], d[at + 2], Math.round(d[at + 1])));
            }
        }
        return found;
    }
}
