package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * DETR and RT-DETR: logits {@code [1,Q,C]} and boxes {@code [1,Q,4]} of centre, width and height in 0..1, one query per
 * object.
 */
final class DetrDecoder implements DetectionDecoder {
    private final String logits;
    private final String boxes;
    private final boolean background;

    /**
     * A decoder.
     *
     * @param background whether the classes exclude each other and the last means that there is nothing (DETR); otherwise
     *     each class has a probability of its own (RT-DETR)
     */
    DetrDecoder(String logits, String boxes, boolean background) {
        this.logits = logits;
        this.boxes = boxes;
        this.background = background;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor score = outputs.get(logits);
        FloatTensor box = outputs.get(boxes);
        int classes = score.dim(-1);
        int n = score.dim(-2);
        Maths.require(box.data().length == 4 * n, "detr", box, "[1," + n + ",4]");
        float[] b = box.data();
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            float[] row = Arrays.copyOfRange(score.data(), i * classes, (i + 1) * classes);
            float[] p = background ? Maths.softmax(row) : row;
            int best = Maths.argmax(p, 0, background ? classes - 1 : classes);
            float confidence = background ? p[best] : Maths.sigmoid(p[best]);
            if (confidence >= threshold) {
                found.add(Detection.centred(b[4 * i], b[4 * i + 1], b[4 * i + 2], b[4 * i + 3], confidence, best));
            }
        }
        found.sort(Comparator.comparingDouble(Detection::confidence).reversed());
        return found;
    }
}
