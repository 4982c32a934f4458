package io.vippet.graph;

/** The simple view of a graph: sources, inference and sinks only. */
public final class SimpleView {

    private SimpleView() {}

    /**
     * Computes the simple view.
     *
     * @throws GraphException when a visible node's id is no integer, or the view would be too large
     */
    public static Graph of(Graph graph, Visibility visibility) {
        throw new UnsupportedOperationException("not yet");
    }
}
