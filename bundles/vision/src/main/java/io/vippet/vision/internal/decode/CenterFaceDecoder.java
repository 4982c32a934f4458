package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * CenterFace: a map of scores {@code [1,1,H/4,W/4]}, logarithms of sizes in cells {@code [1,2,..]} (height first)
 * and offsets of the centre in cells {@code [1,2,..]} (y first).
 */
final class CenterFaceDecoder implements DetectionDecoder {
    private static final int STRIDE = 4;

    private final String heat;
    private final String size;
    private final String offset;
    private final NonMaximumSuppression suppression;

    CenterFaceDecoder(String heat, String size, String offset, NonMaximumSuppression suppression) {
        this.heat = heat;
        this.size = size;
        this.offset = offset;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor score = outputs.get(heat);
        FloatTensor scale = outputs.get(size);
        FloatTensor shift = outputs.get(offset);
        int w = score.dim(-1);
        int h = score.dim(-2);
        int cells = w * h;
        Maths.require(score.size() == cells, "centerface", score, "[1,1,H,W]");
        Maths.require(scale.size() == 2 * cells, "centerface", scale, "[1,2,H,W]");
        Maths.require(shift.size() == 2 * cells, "centerface", shift, "[1,2,H,W]");
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            float confidence = score.data()[i];
            if (confidence >= threshold) {
                float y = STRIDE * (i / w + 0.5f + shift.data()[i]);
                float x = STRIDE * (i % w + 0.5f + shift.data()[cells + i]);
                float halfHeight = STRIDE * (float) Math.exp(scale.data()[i]) / 2;
                float halfWidth = STRIDE * (float) Math.exp(scale.data()[cells + i]) / 2;
                found.add(new Detection(
                        (x - halfWidth) / outputs.width(),
                        (y - halfHeight) / outputs.height(),
                        (x + halfWidth) / outputs.width(),
                        (y + halfHeight) / outputs.height(),
                        confidence,
                        0));
            }
        }
        return suppression.apply(found);
    }
}
