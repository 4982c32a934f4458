package io.vippet.graph;

import io.vippet.graph.internal.text.Pairs;
import java.util.Map;

/**
 * One element, caps filter or generic source of a {@link Graph}.
 *
 * @param id identifier, unique in graphs made by parsing, not enforced elsewhere
 * @param type element factory name, caps base (media type and features) or {@code source} in a simple view
 * @param data properties in the order in which they are written out; unmodifiable, insertion-ordered
 */
public record Node(String id, String type, Map<String, String> data) {

    /** Property that says what kind of node this is; never printed. */
    public static final String KIND = "__node_kind";

    /** Value of {@link #KIND} of caps filters; their type is the media type, their properties are its fields. */
    public static final String CAPS = "caps";

    public Node {
        data = Pairs.copyOf(data);
    }
}
