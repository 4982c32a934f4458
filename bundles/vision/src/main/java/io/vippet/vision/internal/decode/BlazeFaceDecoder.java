package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import io.vippet.vision.internal.model.ModelProc.Anchors;
import java.util.ArrayList;
import java.util.List;

/**
 * BlazeFace: regressors {@code [1,N,16]} in pixels of the input relative to anchor centres (x, y, width, height, then six
 * points, which are not used), and logits {@code [1,N,1]}.
 */
final class BlazeFaceDecoder implements DetectionDecoder {
    private final String boxes;
    private final String scores;
    private final float[] centres;
    private final NonMaximumSuppression suppression;

    BlazeFaceDecoder(String boxes, String scores, Anchors anchors, NonMaximumSuppression suppression) {
        this.boxes = boxes;
        this.scores = scores;
        this.centres = centres(anchors);
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor box = outputs.get(boxes);
        FloatTensor score = outputs.get(scores);
        int n = centres.length / 2;
        Maths.require(score.data().length == n, "blazeface", score, "[1," + n + ",1]");
        Maths.require(box.dim(-2) == n && box.dim(-1) >= 4, "blazeface", box, "[1," + n + ",16]");
        int step = box.dim(-1);
        float least = Maths.logit(threshold);
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (score.data()[i] >= least) {
                float x = box.data()[i * step] / outputs.width() + centres[2 * i];
                float y = box.data()[i * step + 1] / outputs.height() + centres[2 * i + 1];
                float w = box.data()[i * step + 2] / outputs.width() / 2;
                float h = box.data()[i * step + 3] / outputs.height() / 2;
                found.add(new Detection(x - w, y - h, x + w, y + h, Maths.sigmoid(score.data()[i]), 0));
            }
        }
        return suppression.apply(found);
    }

    private static float[] centres(Anchors a) {
        List<Float> flat = new ArrayList<>();
        for (int g = 0; g < a.cells().size(); g++) {
            int n = a.cells().get(g);
            for (int cell = 0; cell < n * n; cell++) {
                for (int k = 0; k < a.perCell().get(g); k++) {
                    flat.add((cell % n + 0.5f) / n);
                    flat.add((cell / n + 0.5f) / n);
                }
            }
        }
        float[] centres = new float[flat.size()];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = flat.get(i);
        }
        return centres;
    }
}
