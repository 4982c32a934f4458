package io.vippet.vision.internal.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON text of a frame's results, members in alphabetical order. Thread-safe. */
public final class FrameJson {
    private final ObjectWriter writer;
    private final Map<String, Object> constant;

    /**
     * A writer.
     *
     * @param source what the frames come from, empty to leave it out
     * @param tags a JSON object, empty for none
     * @param indent blanks per level, negative for one line
     * @throws VisionException PROPERTY when the tags are no JSON
     */
    public FrameJson(String source, String tags, int indent) {
        JsonMapper mapper = new JsonMapper();
        ObjectWriter plain = mapper.writer();
        writer = indent < 0 ? plain : plain.with(printer(indent));
        constant = new TreeMap<>();
        if (!source.isEmpty()) {
            constant.put("source", source);
        }
        if (!tags.isEmpty()) {
            try {
                JsonNode node = mapper.readTree(tags);
                constant.put("tags", node);
            } catch (JsonProcessingException e) {
                throw new VisionException(Kind.PROPERTY, "tags is no JSON: " + tags, e);
            }
        }
    }

    /**
     * The text of one frame.
     *
     * @param tensors raw outputs to be written too
     * @param timestamp a number of ns, or text
     */
    public String write(FrameResults results, FrameTensors tensors, int width, int height, Object timestamp) {
        Map<String, Object> frame = new TreeMap<>(constant);
        frame.put(
                "objects",
                results.regions().stream()
                        .map(r -> withTensors(object(r, width, height), r.id(), tensors))
                        .toList());
        withTensors(frame, -1, tensors);
        frame.put("resolution", new TreeMap<>(Map.of("height", height, "width", width)));
        frame.put("timestamp", timestamp);
        try {
            return writer.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of numbers and texts cannot fail", e);
        }
    }

    private static Map<String, Object> withTensors(Map<String, Object> to, int region, FrameTensors tensors) {
        List<Map<String, Object>> own = tensors.tensors().stream()
                .filter(t -> t.region() == region)
                .map(FrameJson::tensor)
                .toList();
        if (!own.isEmpty()) {
            to.put("tensors", own);
        }
        return to;
    }

    private static Map<String, Object> tensor(FrameTensors.Tensor t) {
        Map<String, Object> tensor = new TreeMap<>();
        tensor.put("data", t.data());
        tensor.put("dims", t.shape());
        tensor.put("layer_name", t.layer());
        tensor.put("model_name", t.model());
        tensor.put("precision", "FP32");
        return tensor;
    }

    private static Map<String, Object> object(Region r, int width, int height) {
        Map<String, Object> box = new TreeMap<>();
        box.put("x_min", r.left());
        box.put("x_max", r.right());
        box.put("y_min", r.top());
        box.put("y_max", r.bottom());
        Map<String, Object> detection = new TreeMap<>();
        detection.put("bounding_box", box);
        detection.put("confidence", r.confidence());
        detection.put("label", r.label());
        detection.put("label_id", r.labelId());
        int x = Math.round(r.left() * width);
        int y = Math.round(r.top() * height);
        Map<String, Object> object = new TreeMap<>();
        object.put("detection", detection);
        object.put("x", x);
        object.put("y", y);
        object.put("w", Math.round(r.right() * width) - x);
        object.put("h", Math.round(r.bottom() * height) - y);
        object.put("region_id", r.id());
        object.put("roi_type", r.label());
        if (r.trackId() >= 0) {
            object.put("id", r.trackId());
        }
        for (Attribute a : r.attributes()) {
            Map<String, Object> attribute = new TreeMap<>();
            attribute.put("label", a.label());
            attribute.put("label_id", a.labelId());
            attribute.put("confidence", a.confidence());
            attribute.put("model", Map.of("name", a.model()));
            object.put(a.name(), attribute);
        }
        return object;
    }

    private static DefaultPrettyPrinter printer(int indent) {
        DefaultIndenter indenter = new DefaultIndenter(" ".repeat(indent), "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
