package io.vippet.graph.internal.view;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Failures;
import io.vippet.graph.internal.text.TextOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refuses edits of a simple view that add, remove or change nodes and edges. */
public final class StructureCheck {

    private StructureCheck() {}

    public static void check(Graph original, Graph edited) {
        Map<String, Node> oldNodes = nodes(original);
        Map<String, Node> newNodes = nodes(edited);
        nodesDiffer(GraphErrorKind.NODE_ADDED, "adds nodes", newNodes, oldNodes);
        nodesDiffer(GraphErrorKind.NODE_REMOVED, "removes nodes", oldNodes, newNodes);
        Map<String, Edge> oldEdges = edges(original);
        Map<String, Edge> newEdges = edges(edited);
        edgesDiffer(GraphErrorKind.EDGE_ADDED, "adds edges", newEdges, oldEdges);
        edgesDiffer(GraphErrorKind.EDGE_REMOVED, "removes edges", oldEdges, newEdges);
        endsDiffer(oldEdges, newEdges);
        typesDiffer(oldNodes, edited);
    }

    private static void nodesDiffer(
            GraphErrorKind kind, String what, Map<String, Node> nodes, Map<String, Node> others) {
        List<String> ids =
                nodes.keySet().stream().filter(id -> !others.containsKey(id)).toList();
        if (!ids.isEmpty()) {
            throw failure(kind, "ids", ids, what);
        }
    }

    private static void edgesDiffer(
            GraphErrorKind kind, String what, Map<String, Edge> edges, Map<String, Edge> others) {
        List<Map<String, String>> found = edges.values().stream()
                .filter(edge -> !others.containsKey(edge.id()))
                .map(edge -> Map.of("id", edge.id(), "source", edge.source(), "target", edge.target()))
                .toList();
        if (!found.isEmpty()) {
            throw failure(kind, "edges", found, what);
        }
    }

    private static void endsDiffer(Map<String, Edge> oldEdges, Map<String, Edge> newEdges) {
        List<Map<String, String>> changes = oldEdges.values().stream()
                .filter(edge -> !edge.equals(newEdges.get(edge.id())))
                .map(edge -> change(edge, newEdges.getOrDefault(edge.id(), edge)))
                .toList();
        if (!changes.isEmpty()) {
            throw failure(GraphErrorKind.EDGE_CHANGED, "changes", changes, "moves edges");
        }
    }

    private static Map<String, String> change(Edge from, Edge to) {
        return Map.of(
                "id", from.id(),
                "from_source", from.source(),
                "from_target", from.target(),
                "to_source", to.source(),
                "to_target", to.target());
    }

    private static void typesDiffer(Map<String, Node> oldNodes, Graph edited) {
        for (Node node : edited.nodes()) {
            Node old = oldNodes.get(node.id());
            if (old != null && !old.type().equals(node.type())) {
                throw new GraphException(
                        GraphErrorKind.NODE_TYPE_CHANGED,
                        Map.of("node", node.id(), "from", old.type(), "to", node.type()),
                        "The edit turns node " + node.id() + " from '" + old.type() + "' into '" + node.type()
                                + "'; only properties can be edited in the simple view.");
            }
        }
    }

    private static GraphException failure(GraphErrorKind kind, String name, List<?> found, String what) {
        return new GraphException(
                kind,
                Map.of(name, found),
                "The edit " + what + ": " + Failures.shown(found.toString())
                        + "; only properties of existing nodes can be edited in the simple view.");
    }

    private static Map<String, Node> nodes(Graph graph) {
        Map<String, Node> nodes = new TreeMap<>(TextOrder.BY_CODE_POINT);
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }

    private static Map<String, Edge> edges(Graph graph) {
        Map<String, Edge> edges = new TreeMap<>(TextOrder.BY_CODE_POINT);
        graph.edges().forEach(edge -> edges.put(edge.id(), edge));
        return edges;
    }
}
