package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that the model has selected itself: {@code [1,N,4]} or {@code [N,4]} of left, top, right and bottom in pixels of
 * the input, with the confidence as fifth column or in an output {@code [N]} or {@code [N,C]} of its own, and the class in
 * a third one {@code [N]}.
 */
final class BoxesDecoder implements DetectionDecoder {
    private static final int CORNERS = 4;

    private final String boxes;
    private final @Nullable String scores;
    private final @Nullable String labels;

    /**
     * A decoder.
     *
     * @param scores null when they are the fifth column
     * @param labels null when the best of several scores tells the class, or there is one class
     */
    BoxesDecoder(String boxes, @Nullable String scores, @Nullable String labels) {
        this.boxes = boxes;
        this.scores = scores;
        this.labels = labels;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        FloatTensor box = outputs.get(boxes);
        float[] d = box.data();
        int step = box.dim(-1);
        Maths.require(step == CORNERS || step == CORNERS + 1 && scores == null, "boxes", box, "[N,4] or [N,5]");
        int n = d.length / step;
        float[] score = scores == null ? d : outputs.get(scores).data();
        int classes = scores == null || n == 0 ? 1 : score.length / n;
        float[] label = labels == null ? null : outputs.get(labels).data();
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int at = i * step;
            int best = scores == null ? at + CORNERS : Maths.argmax(score, i * classes, (i + 1) * classes);
            if (score[best] >= threshold) {
                found.add(new Detection(
                        d[at] / outputs.width(),
                        d[at + 1] / outputs.height(),
                        d[at + 2] / outputs.width(),
                        d[at + 3] / outputs.height(),
                        score[best],
                        label != null ? Math.round(label[i]) : scores == null ? 0 : best - i * classes));
            }
        }
        found.sort(Comparator.comparingDouble(Detection::confidence).reversed());
        return found;
    }
}
