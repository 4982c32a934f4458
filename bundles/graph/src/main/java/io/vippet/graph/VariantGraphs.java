package io.vippet.graph;

import io.vippet.graph.lookup.Catalog;

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
        throw new UnsupportedOperationException("not yet");
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
        throw new UnsupportedOperationException("not yet");
    }
}
