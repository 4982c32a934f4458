package io.vippet.graph.internal.preparation;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.text.IdNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Takes drawing out of streams whose pictures nobody sees. */
public final class WatermarkRemoval {

    private static final String WATERMARK = "gvawatermark";

    private WatermarkRemoval() {}

    public static Graph apply(Graph graph) {
        if (!isUnseen(graph)) {
            return graph;
        }
        List<Node> watermarks =
                graph.nodes().stream().filter(n -> n.type().equals(WATERMARK)).toList();
        if (watermarks.isEmpty()) {
            return graph;
        }
        GraphDraft draft = new GraphDraft(graph);
        watermarks.forEach(node -> remove(draft, node));
        return draft.toGraph();
    }

    private static boolean isUnseen(Graph graph) {
        boolean sinkSeen = false;
        for (Node node : graph.nodes()) {
            if (node.type().equals(Elements.PLACEHOLDER)) {
                return false;
            }
            if (node.type().endsWith("sink")) {
                if (!node.type().equals("fakesink")) {
                    return false;
                }
                sinkSeen = true;
            }
        }
        return sinkSeen;
    }

    private static void remove(GraphDraft draft, Node watermark) {
        String id = watermark.id();
        List<String> sources = draft.edges().stream()
                .filter(e -> e.target().equals(id))
                .map(Edge::source)
                .toList();
        List<String> targets = draft.edges().stream()
                .filter(e -> e.source().equals(id))
                .map(Edge::target)
                .toList();
        draft.edges().removeIf(e -> e.target().equals(id) || e.source().equals(id));
        BigInteger next = draft.edges().stream()
                .map(e -> IdNumber.read(e.id()))
                .flatMap(Optional::stream)
                .reduce(BigInteger.ZERO, BigInteger::max);
        for (String source : sources) {
            for (String target : targets) {
                next = next.add(BigInteger.ONE);
                draft.link(next, source, target);
            }
        }
        draft.nodes().remove(watermark);
    }
}
