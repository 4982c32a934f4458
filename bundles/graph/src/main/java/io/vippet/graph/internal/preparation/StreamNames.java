package io.vippet.graph.internal.preparation;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.launch.LaunchPrinter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the source and the main sink of a stream, so that a run's reports tell streams apart.
 *
 * @param graph the graph with these names
 * @param source name of the source
 * @param sink name of the main sink, also if it is still the placeholder
 */
public record StreamNames(Graph graph, String source, String sink) {

    public static StreamNames set(Graph graph, int pipeline, int stream) {
        List<String> starts = LaunchPrinter.starts(graph);
        if (starts.isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.STREAM_NO_SOURCE,
                    Map.of(),
                    "The pipeline has no source: every node is the target of an edge.");
        }
        String start = starts.getFirst();
        int sinkIndex = sinkIndex(graph, start);
        String suffix = "_p" + pipeline + "_s" + stream;
        GraphDraft draft = new GraphDraft(graph);
        name(draft, draft.lastIndex(start), "src" + suffix);
        if (!draft.nodes().get(sinkIndex).type().equals(Elements.PLACEHOLDER)) {
            name(draft, sinkIndex, "sink" + suffix);
        }
        return new StreamNames(draft.toGraph(), "src" + suffix, "sink" + suffix);
    }

    /** Returns {@code <source>__<sink>}. */
    public String id() {
        return source + "__" + sink;
    }

    private static void name(GraphDraft draft, int index, String name) {
        Node node = draft.nodes().get(index);
        draft.nodes().set(index, Data.of(node).put("name", name).on(node));
    }

    private static int sinkIndex(Graph graph, String start) {
        List<Integer> placeholders = GraphFacts.indexes(graph, n -> n.type().equals(Elements.PLACEHOLDER));
        if (placeholders.size() > 1) {
            throw several(GraphErrorKind.STREAM_SEVERAL_PLACEHOLDERS, placeholders.size(), "output placeholders");
        }
        if (placeholders.size() == 1) {
            return placeholders.getFirst();
        }
        List<Integer> named = GraphFacts.indexes(graph, GraphFacts::isDefaultSink);
        if (named.size() > 1) {
            throw several(
                    GraphErrorKind.STREAM_SEVERAL_DEFAULT_OUTPUT_SINKS,
                    named.size(),
                    "sinks named " + Elements.DEFAULT_SINK);
        }
        if (named.size() == 1) {
            return named.getFirst();
        }
        List<Integer> sinks = GraphFacts.indexes(graph, node -> node.type().equals("fakesink"));
        return sinks.size() == 1 ? sinks.getFirst() : endOfChain(graph, start);
    }

    private static int endOfChain(Graph graph, String start) {
        Map<String, String> next = new HashMap<>();
        for (Edge edge : graph.edges()) {
            next.putIfAbsent(edge.source(), edge.target());
        }
        Set<String> seen = new HashSet<>();
        String id = start;
        while (seen.add(id)) {
            String target = next.get(id);
            if (target == null) {
                break;
            }
            id = target;
        }
        int index = new GraphDraft(graph).lastIndex(id);
        if (index < 0) {
            throw new GraphException(
                    GraphErrorKind.STREAM_NO_SINK,
                    Map.of(),
                    "The pipeline's main chain leads to node '" + id + "', which does not exist.");
        }
        return index;
    }

    private static GraphException several(GraphErrorKind kind, int count, String what) {
        return new GraphException(
                kind, Map.of("count", count), "The pipeline has " + count + " " + what + "; one at most is possible.");
    }
}
