package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * YOLO v2 to v5 without their last layer: one output {@code [1,A*(5+C),H,W]} or {@code [1,H,W,A*(5+C)]} per grid with A
 * anchors per cell: offset of the centre, size relative to the anchor, probability of an object, and those of the classes given that.
 */
final class YoloHeadsDecoder implements DetectionDecoder {
    private static final int OBJECT = 4;
    private static final int CLASSES = 5;

    /**
     * One grid.
     *
     * @param output its name
     * @param anchors width and height of each anchor in pixels of the input, one after the other
     */
    record Head(String output, List<Float> anchors) {
        /** Freezes the anchors. */
        Head {
            anchors = List.copyOf(anchors);
        }
    }

    /** How numbers become a box. */
    enum Form {
        /** v2 to v4: the size is an exponential. */
        EXPONENTIAL,
        /** v5 and v7: the centre may lie half a cell outside, the size is a square. */
        SQUARE
    }

    private final List<Head> heads;
    private final boolean channelsLast;
    private final Form form;
    private final boolean activate;
    private final NonMaximumSuppression suppression;

    /** @param activate whether the outputs are still to go through the sigmoid */
    YoloHeadsDecoder(
            List<Head> heads, boolean channelsLast, Form form, boolean activate, NonMaximumSuppression suppression) {
        this.heads = List.copyOf(heads);
        this.channelsLast = channelsLast;
        this.form = form;
        this.activate = activate;
        this.suppression = suppression;
    }

    @Override
    public List<Detection> decode(Outputs outputs, float threshold) {
        List<Detection> found = new ArrayList<>();
        for (Head head : heads) {
            FloatTensor t = outputs.get(head.output());
            int perCell = head.anchors().size() / 2;
            int channels = t.shape().size() == 4 ? t.dim(channelsLast ? 3 : 1) : 0;
            Maths.require(
                    channels % perCell == 0 && channels / perCell > CLASSES,
                    "yolo",
                    t,
                    (channelsLast ? "[1,rows,columns,%d*(5+classes)]" : "[1,%d*(5+classes),rows,columns]")
                            .formatted(perCell));
            for (int a = 0; a < perCell; a++) {
                decode(t, a, perCell, head.anchors(), outputs, threshold, found);
            }
        }
        return suppression.apply(found);
    }

    private void decode(
            FloatTensor t, int a, int perCell, List<Float> anchors, Outputs o, float threshold, List<Detection> found) {
        int rows = t.dim(channelsLast ? 1 : 2);
        int columns = t.dim(channelsLast ? 2 : 3);
        int cells = rows * columns;
        int channels = t.dim(channelsLast ? 3 : 1);
        int fields = channels / perCell;
        int step = channelsLast ? 1 : cells; // from one number of a box to the next
        float[] d = t.data();
        for (int cell = 0; cell < cells; cell++) {
            int at = a * fields * step + cell * (channelsLast ? channels : 1);
            float object = probability(d[at + OBJECT * step]);
            if (object < threshold) {
                continue;
            }
            int best = CLASSES;
            for (int c = CLASSES + 1; c < fields; c++) {
                if (d[at + c * step] > d[at + best * step]) {
                    best = c;
                }
            }
            float confidence = object * probability(d[at + best * step]);
            if (confidence >= threshold) {
                found.add(Detection.centred(
                        (cell % columns + centre(d[at])) / columns,
                        (cell / columns + centre(d[at + step])) / rows,
                        size(d[at + 2 * step]) * anchors.get(2 * a) / o.width(),
                        size(d[at + 3 * step]) * anchors.get(2 * a + 1) / o.height(),
                        confidence,
                        best - CLASSES));
            }
        }
    }

    private float probability(float value) {
        return activate ? Maths.sigmoid(value) : value;
    }

    private float centre(float value) {
        float p = probability(value);
        return form == Form.SQUARE ? 2 * p - 0.5f : p;
    }

    private float size(float value) {
        if (form == Form.EXPONENTIAL) {
            return (float) Math.exp(value);
        }
        float p = 2 * probability(value);
        return p * p;
    }
}
