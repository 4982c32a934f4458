package io.vippet.graph.view;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Visibility;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import java.util.Map;

/**
 * The two graphs of a variant, checked as they are saved.
 *
 * @param advanced every element
 * @param simple its simple view
 */
public record VariantGraphs(Graph advanced, Graph simple) {

    /**
     * Checks an advanced graph that is to be saved.
     *
     * @throws GraphException kinds {@code graph-needs-node-and-edge}, {@code not-describable} with a cause,
     *     {@code id-not-an-integer}
     */
    public static VariantGraphs ofAdvanced(Graph advanced, Visibility visibility, Catalog catalog) {
        needNodeAndEdge(advanced);
        try {
            LaunchText.print(advanced, catalog);
        } catch (GraphException e) {
            throw wrapped(GraphErrorKind.NOT_DESCRIBABLE, e);
        }
        return new VariantGraphs(advanced, SimpleView.of(advanced, visibility));
    }

    /**
     * Merges a simple graph that is to be saved. The simple view of the result has fresh edge ids.
     *
     * @param advanced the stored graph
     * @param original its stored simple view
     * @param edited the simple view as it came back
     * @throws GraphException kinds {@code graph-needs-node-and-edge}, {@code merge-rejected} and
     *     {@code merged-graph-not-describable} with a cause
     */
    public static VariantGraphs ofSimple(
            Graph advanced, Graph original, Graph edited, Visibility visibility, Catalog catalog) {
        needNodeAndEdge(edited);
        Graph merged;
        try {
            merged = SimpleMerge.merge(advanced, original, edited, catalog);
        } catch (GraphException e) {
            throw wrapped(GraphErrorKind.MERGE_REJECTED, e);
        }
        try {
            LaunchText.print(merged, catalog);
        } catch (GraphException e) {
            throw wrapped(GraphErrorKind.MERGED_GRAPH_NOT_DESCRIBABLE, e);
        }
        return new VariantGraphs(merged, SimpleView.of(merged, visibility));
    }

    private static void needNodeAndEdge(Graph graph) {
        if (graph.nodes().isEmpty() || graph.edges().isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.GRAPH_NEEDS_NODE_AND_EDGE,
                    Map.of(),
                    "A pipeline graph needs at least one node and one edge.");
        }
    }

    private static GraphException wrapped(GraphErrorKind kind, GraphException cause) {
        return new GraphException(kind, Map.of(), String.valueOf(cause.getMessage()), cause);
    }
}
