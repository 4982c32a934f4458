package io.vippet.graph;

import io.vippet.graph.internal.text.TextOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Ids of pipelines that come with a request; equal content has equal ids. */
public final class SyntheticId {

    private static final int BYTES = 8;

    private SyntheticId() {}

    /** Returns {@code __graph-} and 16 hexadecimal digits; the order of properties does not matter. */
    public static String ofGraph(Graph graph) {
        StringBuilder json = new StringBuilder("{\"edges\": ");
        list(json, graph.edges(), SyntheticId::edge);
        json.append(", \"nodes\": ");
        list(json, graph.nodes(), SyntheticId::node);
        return "__graph-" + digest(json.append('}').toString());
    }

    /** Returns {@code __description-} and 16 hexadecimal digits. */
    public static String ofDescription(String description) {
        return "__description-" + digest(description);
    }

    private static void edge(StringBuilder json, Edge edge) {
        json.append("{\"id\": ");
        text(json, edge.id());
        json.append(", \"source\": ");
        text(json, edge.source());
        json.append(", \"target\": ");
        text(json, edge.target());
        json.append('}');
    }

    private static void node(StringBuilder json, Node node) {
        Map<String, String> data = new TreeMap<>(TextOrder.BY_CODE_POINT);
        data.putAll(node.data());
        json.append("{\"data\": {");
        for (Iterator<Map.Entry<String, String>> i = data.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<String, String> entry = i.next();
            text(json, entry.getKey());
            json.append(": ");
            text(json, entry.getValue());
            json.append(i.hasNext() ? ", " : "");
        }
        json.append("}, \"id\": ");
        text(json, node.id());
        json.append(", \"type\": ");
        text(json, node.type());
        json.append('}');
    }

    private static <T> void list(StringBuilder json, List<T> items, BiConsumer<StringBuilder, T> writer) {
        json.append('[');
        for (Iterator<T> i = items.iterator(); i.hasNext(); ) {
            writer.accept(json, i.next());
            json.append(i.hasNext() ? ", " : "");
        }
        json.append(']');
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        json.append(c);
                    } else {
                        json.append("\\u").append(HexFormat.of().toHexDigits(c));
                    }
                }
            }
        }
        json.append('"');
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
