package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * YOLO v10 and v26: {@code [1,N,6]} of left, top, right and bottom in pixels of the input, confidence and class, one box
 * per object.
 */
final class EndToEndDecoder implements DetectionDecoder {
    private static final int FIELDS = 6;

    private final String output;

    EndToEndDecoder(String output) {
        this.output = output;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor t = outputs.get(output);
        int step = t.dim(-1);
        Maths.require(step >= FIELDS, "yolo_v10", t, "[1,boxes,6]");
        float[] d = t.data();
        List<Detection> found = new ArrayList<>();
        for (int at = 0; at < d.length; at += step) {
            if (d[at + 4] >= threshold) {
                found.add(new Detection(
                        d[at] / outputs.width(),
                        d[at + 1] / outputs.height(),
                        d[at + 2] / outputs.width(),
                        d[at + 3] / outputs.height(),
                        d[at + 4],
                        Math.round(d[at + 5])));
            }
        }
        found.sort(Comparator.comparingDouble(Detection::confidence).reversed());
        return found;
    }
}
