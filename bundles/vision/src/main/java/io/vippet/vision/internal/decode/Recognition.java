package io.vippet.vision.internal.decode;

import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.List;

/** Tells from the outputs of a detector what family it is of, where no description says. */
public final class Recognition {
    private static final int FIELDS = 7;
    private static final int END_TO_END = 6;
    private static final int OBJECT_ROWS = 5;

    private Recognition() {}

    /**
     * The converter for a detector.
     *
     * @param width of the input in pixels
     * @param height of the input in pixels
     * @throws VisionException MODEL_PROC when none fits, with what was seen and what would be needed
     */
    public static String detector(List<OutputPort> outputs, int width, int height) {
        if (has(outputs, "boxes") && has(outputs, "labels")) {
            return "boxes_labels";
        }
        if (has(outputs, "boxes")) {
            return has(outputs, "scores") ? "boxes_scores" : "boxes";
        }
        if (has(outputs, "logits") && has(outputs, "pred_boxes")) {
            return "rtdetr";
        }
        List<OutputPort> lists = outputs.stream().filter(o -> o.rank() == 3).toList();
        if (outputs.size() == 1
                && outputs.getFirst().rank() == 4
                && outputs.getFirst().dim(-1) == FIELDS) {
            return "detection_output";
        }
        if (lists.size() == 1) {
            OutputPort list = lists.getFirst();
            int cells = Grids.cells(width, height);
            if (list.dim(2) == END_TO_END) {
                return "yolo_v10";
            }
            if (list.dim(2) == cells) {
                return outputs.size() > 1 ? "yolo_v8_seg" : "yolo_v8";
            }
            if (list.dim(1) == 3 * cells && list.dim(2) > OBJECT_ROWS) {
                return "yolo_v5";
            }
            if (list.dim(1) == cells && list.dim(2) > OBJECT_ROWS) {
                return "yolo_x";
            }
        }
        throw new VisionException(
                Kind.MODEL_PROC,
                ("It cannot be told how to read the outputs %s of this detector with an input of %dx%d pixels. "
                                + "Write a description (model-proc) whose converter is one of %s")
                        .formatted(outputs, width, height, String.join(", ", DetectionDecoders.converters())));
    }

    private static boolean has(List<OutputPort> outputs, String name) {
        return outputs.stream().anyMatch(o -> o.name().equals(name));
    }
}
