package io.vippet.graph;

import java.util.List;

/**
 * A pipeline as nodes and edges; the order of both lists carries meaning.
 *
 * @param nodes nodes in text order; unmodifiable
 * @param edges edges in creation order; unmodifiable
 */
public record Graph(List<Node> nodes, List<Edge> edges) {

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
