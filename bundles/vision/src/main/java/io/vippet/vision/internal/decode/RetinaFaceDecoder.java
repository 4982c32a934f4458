package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * RetinaFace: offsets {@code [1,N,4]} to anchors (centre and logarithm of the size), probabilities {@code [1,N,2]} of
 * nothing and of an object; points are not used. Square anchors of several sizes lie on the grids of some strides.
 */
final class RetinaFaceDecoder implements DetectionDecoder {
    private static final float CENTRE_VARIANCE = 0.1f;
    private static final float SIZE_VARIANCE = 0.2f;

    private final String boxes;
    private final String scores;
    private final List<Integer> strides;
    private final List<List<Integer>> sizes;
    private final NonMaximumSuppression suppression;

    /** @param sizes side lengths in pixels of the input, for each stride */
    RetinaFaceDecoder(
            String boxes,
            String scores,
            List<Integer> strides,
            List<List<Integer>> sizes,
            NonMaximumSuppression suppression) {
        this.boxes = boxes;
        this.scores = scores;
        this.strides = strides;
        this.sizes = sizes;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor box = outputs.get(boxes);
        FloatTensor score = outputs.get(scores);
        int n = anchors(outputs.width(), outputs.height());
        Maths.require(box.data().length == 4 * n, "retinaface", box, "[1," + n + ",4]");
        Maths.require(score.data().length == 2 * n, "retinaface", score, "[1," + n + ",2]");
        List<Detection> found = new ArrayList<>();
        int i = 0;
        for (int g = 0; g < strides.size(); g++) {
            int stride = strides.get(g);
            int columns = Math.ceilDiv(outputs.width(), stride);
            int cells = columns * Math.ceilDiv(outputs.height(), stride);
            for (int cell = 0; cell < cells; cell++) {
                for (int size : sizes.get(g)) {
                    float confidence = score.data()[2 * i + 1];
                    if (confidence >= threshold) {
                        float x = (cell % columns + 0.5f) * stride / outputs.width();
                        float y = (cell / columns + 0.5f) * stride / outputs.height();
                        float w = (float) size / outputs.width();
                        float h = (float) size / outputs.height();
                        found.add(detection(box.data(), 4 * i, x, y, w, h, confidence));
                    }
                    i++;
                }
            }
        }
        return suppression.apply(found);
    }

    private static Detection detection(float[] d, int at, float x, float y, float w, float h, float confidence) {
        return Detection.centred(
                x + d[at] * CENTRE_VARIANCE * w,
                y + d[at + 1] * CENTRE_VARIANCE * h,
                w * (float) Math.exp(d[at + 2] * SIZE_VARIANCE),
                h * (float) Math.exp(d[at + 3] * SIZE_VARIANCE),
                confidence,
                0);
    }

    private int anchors(int width, int height) {
        int n = 0;
        for (int g = 0; g < strides.size(); g++) {
            n += Math.ceilDiv(width, strides.get(g))
                    * Math.ceilDiv(height, strides.get(g))
                    * sizes.get(g).size();
        }
        return n;
    }
}
