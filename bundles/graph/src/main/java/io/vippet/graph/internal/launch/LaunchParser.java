package io.vippet.graph.internal.launch;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Failures;
import io.vippet.graph.internal.text.Blanks;
import io.vippet.graph.internal.text.Pairs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads launch text into a graph whose references are still paths. Used once. */
public final class LaunchParser {

    private final String text;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Deque<String> tees = new ArrayDeque<>();

    /** Properties of the node that was appended last; it joins {@link #nodes} when the next one begins. */
    private Pairs.@Nullable Builder data;

    private String id = "";
    private String type = "";
    private String previousSegment = "";
    private boolean afterReference;
    private int segment;
    private int tokens;

    public LaunchParser(String text) {
        this.text = text;
    }

    public Graph parse() {
        int start = 0;
        while (start <= text.length()) {
            int bang = text.indexOf('!', start);
            int end = bang < 0 ? text.length() : bang;
            int first = Blanks.skip(text, start, end);
            if (first < end) {
                segment(first, Blanks.trimEnd(text, first, end));
            }
            start = end + 1;
        }
        finishNode();
        return new Graph(nodes, edges);
    }

    private void segment(int from, int end) {
        String number = Integer.toString(segment);
        int comma = text.indexOf(',', from, end);
        if (comma >= 0) {
            Pairs.Builder fields = capsFields(from, comma, end);
            begin(number, Blanks.trim(text, from, comma), fields);
            afterReference = false;
        } else {
            elements(number, new Lexer(text, from, end));
        }
        previousSegment = number;
        segment++;
    }

    private void elements(String number, Lexer lexer) {
        while (lexer.next()) {
            countToken();
            switch (lexer.kind()) {
                case ELEMENT -> {
                    begin(number, lexer.token(), new Pairs.Builder());
                    if (type.equals("tee")) {
                        tees.push(number);
                    }
                }
                case ASSIGNMENT -> set(lexer.key(), lexer.value());
                case BRANCH_REFERENCE -> {
                    // Takes effect when the next node is linked.
                }
            }
            afterReference = lexer.kind() == Lexer.Kind.BRANCH_REFERENCE;
        }
    }

    private void set(String key, String value) {
        if (data != null) {
            data.put(key, value);
        }
    }

    private void begin(String number, String newType, Pairs.Builder newData) {
        finishNode();
        if (segment > 0) {
            edges.add(new Edge(edges.size() == segment - 1 ? previousSegment : edgeId(), upstream(), number));
        }
        id = number;
        type = newType;
        data = newData;
    }

    private String edgeId() {
        return Integer.toString(edges.size());
    }

    private String upstream() {
        if (!afterReference) {
            return previousSegment;
        }
        if (tees.isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.BRANCH_REFERENCE_WITHOUT_TEE,
                    Map.of(),
                    "A branch reference such as 't.' stands before '!' without an unused tee before it; each tee can"
                            + " be referred to once.");
        }
        return tees.pop();
    }

    private void finishNode() {
        if (data != null) {
            nodes.add(new Node(id, type, data.build()));
        }
    }

    private Pairs.Builder capsFields(int from, int firstComma, int end) {
        if (Blanks.trimEnd(text, from, firstComma) == from) {
            throw capsFailure(GraphErrorKind.CAPS_EMPTY_BASE, from, end, null, "has nothing before its first comma");
        }
        Pairs.Builder fields = new Pairs.Builder();
        fields.put(Node.KIND, Node.CAPS);
        int start = firstComma + 1;
        while (start <= end) {
            int comma = text.indexOf(',', start, end);
            int partEnd = comma < 0 ? end : comma;
            countToken();
            capsField(fields, from, end, Blanks.trim(text, start, partEnd));
            start = partEnd + 1;
        }
        return fields;
    }

    private void capsField(Pairs.Builder fields, int from, int end, String part) {
        if (part.isEmpty()) {
            throw capsFailure(GraphErrorKind.CAPS_EMPTY_PROPERTY, from, end, null, "has nothing between two commas");
        }
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw capsFailure(
                    GraphErrorKind.CAPS_PROPERTY_WITHOUT_EQUALS, from, end, part, "needs fields of the form key=value");
        }
        String key = Blanks.trim(part, 0, equals);
        String value = Blanks.trim(part, equals + 1, part.length());
        if (key.isEmpty() || value.isEmpty()) {
            throw capsFailure(
                    GraphErrorKind.CAPS_PROPERTY_EMPTY_KEY_OR_VALUE,
                    from,
                    end,
                    part,
                    "needs a key and a value on both sides of '='");
        }
        fields.put(key, value);
    }

    private GraphException capsFailure(
            GraphErrorKind kind, int from, int end, @Nullable String property, String problem) {
        String caps = text.substring(from, end);
        String where = property == null ? "" : " Not readable: '" + Failures.shown(property) + "'.";
        return new GraphException(
                kind,
                property == null ? Map.of("segment", caps) : Map.of("segment", caps, "property", property),
                "The caps filter '" + Failures.shown(caps) + "' " + problem + "." + where);
    }

    private void countToken() {
        if (++tokens > Failures.MAX_TOKENS) {
            throw Failures.tooLarge("elements and properties", Failures.MAX_TOKENS);
        }
    }
}
