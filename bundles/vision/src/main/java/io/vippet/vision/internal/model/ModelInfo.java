package io.vippet.vision.internal.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.ModelProc.Input;
import io.vippet.vision.internal.model.ModelProc.Output;
import io.vippet.vision.internal.model.ModelProc.Params;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A description out of the metadata in a model file: of OpenVINO's tools ({@code model_type} and so on), of Ultralytics
 * ({@code task}, {@code names}) and of PaddleOCR ({@code character}).
 */
final class ModelInfo {
    private static final Pattern NAME = Pattern.compile("(\\d+)\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");
    private static final float MIDDLE = 127.5f;
    private static final int GREY = 127;
    private static final Map<String, String> TASKS =
            Map.of("detect", "", "segment", "_seg", "pose", "_pose", "obb", "_obb", "classify", "label");
    /** Types by their names without anything but letters and digits; empty: the outputs decide. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("ssd", ""),
            Map.entry("yolo", ""),
            Map.entry("yolov5", "yolo_v5"),
            Map.entry("yolov7", "yolo_v7"),
            Map.entry("yolov8", "yolo_v8"),
            Map.entry("yolov8seg", "yolo_v8_seg"),
            Map.entry("yolov8pose", "yolo_v8_pose"),
            Map.entry("yolov8obb", "yolo_v8_obb"),
            Map.entry("yolov9", "yolo_v9"),
            Map.entry("yolov10", "yolo_v10"),
            Map.entry("yolov11", "yolo_v11"),
            Map.entry("yolo11", "yolo_v11"),
            Map.entry("yolov26", "yolo_v26"),
            Map.entry("yolo26", "yolo_v26"),
            Map.entry("yolox", "yolo_x"),
            Map.entry("rtdetr", "rtdetr"),
            Map.entry("detr", "detr"),
            Map.entry("nanodet", "nanodet"),
            Map.entry("centerface", "centerface"),
            Map.entry("classification", "label"),
            Map.entry("label", "label"),
            Map.entry("paddleocr", "ctc"),
            Map.entry("paddleocrctc", "ctc"));

    private final Map<String, String> values;

    private ModelInfo(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The description, empty when the metadata say nothing of use.
     *
     * @throws VisionException MODEL when they name a type that is not handled
     */
    static Optional<ModelProc> describe(Map<String, String> metadata) {
        ModelInfo info = new ModelInfo(metadata);
        if (metadata.containsKey("model_type")) {
            return Optional.of(info.ofOpenVino());
        }
        if (metadata.containsKey("task") && metadata.containsKey("names")) {
            return Optional.of(info.ofUltralytics());
        }
        return metadata.containsKey("character") ? Optional.of(info.ofPaddle()) : Optional.empty();
    }

    private ModelProc ofOpenVino() {
        String type = text("model_type");
        String converter = TYPES.get(type.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        if (converter == null) {
            throw new VisionException(
                    Kind.MODEL,
                    "Model type '%s' in the model's rt_info is not handled; write a description (model-proc)"
                            .formatted(type));
        }
        Params params = params(
                yes("reverse_input_channels") ? "RGB" : "BGR",
                resize(text("resize_type")),
                number("pad_value") == null ? 0 : Math.round(number("pad_value")),
                numbers("mean_values"),
                numbers("scale_values"));
        String method = yes("multilabel")
                ? yes("output_raw_scores") ? "softmax_multi" : "multi"
                : yes("output_raw_scores") ? "softmax" : "";
        return description(params, converter, labels(text("labels").split("[,;\\s]+")), method);
    }

    private ModelProc ofUltralytics() {
        String task = TASKS.getOrDefault(text("task"), "");
        boolean classifier = task.equals("label");
        Params params =
                params("RGB", classifier ? "crop" : "letterbox", classifier ? 0 : 114, List.of(), List.of(255f));
        String converter = classifier ? task : task.isEmpty() ? "" : "yolo_v8" + task;
        Matcher name = NAME.matcher(text("names"));
        String[] texts = name.results()
                .map(m -> m.group(2) == null ? m.group(3) : m.group(2))
                .toArray(String[]::new);
        return description(params, converter, labels(texts), "");
    }

    private ModelProc ofPaddle() {
        List<Float> middle = List.of(MIDDLE);
        Params params = params("BGR", "corner", GREY, middle, middle);
        return description(params, "ctc", labels(text("character").split("\\R")), "");
    }

    private ModelProc description(Params params, String converter, @Nullable ArrayNode labels, String method) {
        Output output = Output.of(
                converter,
                labels,
                method.isEmpty() ? null : method,
                number("confidence_threshold"),
                number("iou_threshold"));
        return new ModelProc(List.of(new Input(null, "image", params)), List.of(output));
    }

    private static Params params(String colours, String resize, int padding, List<Float> mean, List<Float> scale) {
        return new Params(
                null, colours, resize, null, IntNode.valueOf(padding), mean, scale, List.of(), null, 1, false);
    }

    private static String resize(String type) {
        return switch (type) {
            case "", "standard" -> "stretch";
            case "fit_to_window" -> "corner";
            case "fit_to_window_letterbox" -> "letterbox";
            case "crop" -> "crop";
            default -> throw new VisionException(Kind.MODEL, "resize_type '" + type + "' in rt_info is not handled");
        };
    }

    private String text(String key) {
        return values.getOrDefault(key, "").strip();
    }

    private boolean yes(String key) {
        return text(key).matches("(?i)yes|true|1");
    }

    private @Nullable Float number(String key) {
        List<Float> numbers = numbers(key);
        return numbers.isEmpty() ? null : numbers.getFirst();
    }

    private List<Float> numbers(String key) {
        try {
            return Arrays.stream(text(key).split("[,\\s]+"))
                    .filter(t -> !t.isEmpty())
                    .map(Float::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new VisionException(Kind.MODEL, key + " in the model's metadata is no number: " + text(key), e);
        }
    }

    private static @Nullable ArrayNode labels(String... texts) {
        ArrayNode labels = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(texts).filter(t -> !t.isEmpty()).forEach(labels::add);
        return labels.isEmpty() ? null : labels;
    }
}
