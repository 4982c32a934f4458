package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * SSD without its post-processing: offsets {@code [1,N,4]} as (y, x, height, width) to generated anchors, and logits
 * {@code [1,N,C]} whose class 0 is the background. Each anchor stands for its best class.
 */
final class SsdDecoder implements DetectionDecoder {
    private final String boxes;
    private final String scores;
    private final float[] anchors;
    private final float[] coder;
    private final NonMaximumSuppression suppression;

    /**
     * A decoder.
     *
     * @param anchors x, y, width, height of each
     * @param coder divisors of y, x, height and width
     */
    SsdDecoder(String boxes, String scores, float[] anchors, float[] coder, NonMaximumSuppression suppression) {
        this.boxes = boxes;
        this.scores = scores;
        this.anchors = anchors;
        this.coder = coder;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor box = outputs.get(boxes);
        FloatTensor score = outputs.get(scores);
        int n = anchors.length / 4;
        Maths.require(box.data().length == 4 * n, "ssd", box, "[1," + n + ",4]");
        Maths.require(score.dim(-2) == n, "ssd", score, "[1," + n + ",classes]");
        int classes = score.dim(-1);
        float[] s = score.data();
        float least = Maths.logit(threshold);
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int best = 1;
            for (int c = 2; c < classes; c++) {
                if (s[i * classes + c] > s[i * classes + best]) {
                    best = c;
                }
            }
            if (s[i * classes + best] >= least) {
                found.add(detection(box.data(), i, Maths.sigmoid(s[i * classes + best]), best));
            }
        }
        return suppression.apply(found);
    }

    private Detection detection(float[] box, int i, float confidence, int label) {
        int at = 4 * i;
        float w = anchors[at + 2];
        float h = anchors[at + 3];
        float y = box[at] / coder[0] * h + anchors[at + 1];
        float x = box[at + 1] / coder[1] * w + anchors[at];
        float height = (float) Math.exp(box[at + 2] / coder[2]) * h;
        float width = (float) Math.exp(box[at + 3] / coder[3]) * w;
        return new Detection(x - width / 2, y - height / 2, x + width / 2, y + height / 2, confidence, label);
    }
}
