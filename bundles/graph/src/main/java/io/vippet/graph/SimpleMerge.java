package io.vippet.graph;

import io.vippet.graph.lookup.Catalog;

/** Brings edits of a simple view into the graph it was made from. */
public final class SimpleMerge {

    private SimpleMerge() {}

    /**
     * Returns the advanced graph with the edits; only properties of existing nodes may change.
     *
     * @param advanced the graph
     * @param original the simple view that the edit started from
     * @param edited the simple view as it came back
     * @throws GraphException naming the first kind of edit that is not possible
     */
    public static Graph merge(Graph advanced, Graph original, Graph edited, Catalog catalog) {
        throw new UnsupportedOperationException("not yet");
    }
}
