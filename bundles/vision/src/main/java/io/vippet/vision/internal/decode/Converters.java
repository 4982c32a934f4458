package io.vippet.vision.internal.decode;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of converters over the years. */
final class Converters {
    private static final Map<String, String> FORMER = Map.of(
            "tensor_to_bbox_ssd", "detection_output",
            "DetectionOutput", "detection_output",
            "tensor_to_bbox_yolo_v2", "yolo_v2",
            "tensor_to_bbox_yolo_v3", "yolo_v3",
            "tensor_to_label", "label",
            "attributes", "label",
            "tensor_to_text", "text",
            "paddle_ocr", "ctc",
            "paddle_ocr_ctc", "ctc",
            "text_map", "heatmap_boxes");

    private Converters() {}

    /** The name in use today; empty for none. */
    static String current(@Nullable String name) {
        return name == null ? "" : FORMER.getOrDefault(name, name);
    }
}
