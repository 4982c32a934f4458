package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import java.util.List;
import java.util.Map;

/** Puts the placeholder where the pictures of the main output are taken. */
public final class MainOutput {

    private MainOutput() {}

    public static Graph mark(Graph graph) {
        List<Integer> sinks = GraphFacts.indexes(graph, node -> node.type().equals("fakesink"));
        List<Integer> named = GraphFacts.indexes(graph, GraphFacts::isDefaultSink);
        if (named.size() > 1) {
            throw new GraphException(
                    GraphErrorKind.SEVERAL_DEFAULT_OUTPUT_SINKS,
                    Map.of("count", named.size()),
                    named.size() + " sinks are named " + Elements.DEFAULT_SINK + "; only one may be.");
        }
        if (named.size() == 1) {
            return replaced(graph, named.getFirst());
        }
        if (sinks.isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.NO_FAKESINK,
                    Map.of(),
                    "The pipeline has no fakesink that its output could replace; end it with 'fakesink name="
                            + Elements.DEFAULT_SINK + "'.");
        }
        if (Elements.isMetadataOnly(graph)) {
            return graph;
        }
        if (sinks.size() > 1) {
            throw new GraphException(
                    GraphErrorKind.AMBIGUOUS_FAKESINKS,
                    Map.of("count", sinks.size()),
                    "The pipeline has " + sinks.size() + " fakesinks; name the one that the output replaces "
                            + Elements.DEFAULT_SINK + ".");
        }
        return replaced(graph, sinks.getFirst());
    }

    private static Graph replaced(Graph graph, int index) {
        GraphDraft draft = new GraphDraft(graph);
        draft.nodes().set(index, new Node(graph.nodes().get(index).id(), Elements.PLACEHOLDER, Map.of()));
        return draft.toGraph();
    }
}
