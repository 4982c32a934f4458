package io.vippet.graph.internal;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Element types and property names that carry meaning in graphs. */
public final class Elements {

    /** Marker of image-set sources; its value is the extension. */
    public static final String IMAGE_SET = "__image_set";

    /** Stands where the main output is inserted. */
    public static final String PLACEHOLDER = "{OUTPUT_PLACEHOLDER}";

    /** Name of the sink that the main output replaces. */
    public static final String DEFAULT_SINK = "default_output_sink";

    public static final String GENAI = "gvagenai";
    public static final String DECODEBIN3 = "decodebin3";
    public static final String RAW_VIDEO = "video/x-raw";
    public static final String VA_MEMORY = "(memory:VAMemory)";

    private Elements() {}

    public static boolean isCaps(Node node) {
        return Node.CAPS.equals(node.data().get(Node.KIND));
    }

    public static Node caps(String id, String type, Map<String, String> fields) {
        return new Node(id, type, Data.of(Node.KIND, Node.CAPS).putAll(fields).map());
    }

    public static boolean isImageSetSource(Node node) {
        return node.type().equals("multifilesrc") && node.data().containsKey(IMAGE_SET);
    }

    public static boolean hasImageSetSource(Graph graph) {
        return graph.nodes().stream().anyMatch(Elements::isImageSetSource);
    }

    public static boolean hasType(Graph graph, String type) {
        return graph.nodes().stream().anyMatch(node -> node.type().equals(type));
    }

    /** Graphs that describe pictures in words have no pictures to write. */
    public static boolean isMetadataOnly(Graph graph) {
        return hasType(graph, GENAI);
    }

    /** Tells whether frames are to stay in GPU memory; NPUs share it. */
    public static boolean isGpu(String device) {
        String upper = device.toUpperCase(Locale.ROOT);
        return upper.equals("GPU") || upper.equals("NPU");
    }

    /** Returns a non-empty property, or null. */
    public static @Nullable String text(Node node, String key) {
        String value = node.data().get(key);
        return value == null || value.isEmpty() ? null : value;
    }
}
