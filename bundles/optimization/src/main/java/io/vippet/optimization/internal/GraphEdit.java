package io.vippet.optimization.internal;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of a graph whose branches do not part: each node has one successor at most. */
final class GraphEdit {

    private GraphEdit() {}

    /** Sets a property of some nodes. */
    static Graph set(Graph graph, Set<String> ids, String property, String value) {
        List<Node> nodes = graph.nodes().stream()
                .map(node -> ids.contains(node.id()) ? with(node, property, value) : node)
                .toList();
        return new Graph(nodes, graph.edges());
    }

    private static Node with(Node node, String property, String value) {
        Map<String, String> data = new LinkedHashMap<>(node.data());
        data.put(property, value);
        return new Node(node.id(), node.type(), data);
    }

    /** A node that is to be inserted. */
    record Insert(String type, Map<String, String> data) {}

    /** Puts nodes in front of a node, in their order. */
    static Graph before(Graph graph, String id, List<Insert> inserts) {
        return insert(graph, id, inserts, true);
    }

    /** Puts nodes behind a node, in their order. */
    static Graph after(Graph graph, String id, List<Insert> inserts) {
        return insert(graph, id, inserts, false);
    }

    private static Graph insert(Graph graph, String id, List<Insert> inserts, boolean before) {
        long next = nextId(graph);
        List<Node> added = new ArrayList<>();
        for (Insert insert : inserts) {
            added.add(new Node(Long.toString(next++), insert.type(), insert.data()));
        }
        String first = added.getFirst().id();
        String last = added.getLast().id();
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            boolean cut = before ? edge.target().equals(id) : edge.source().equals(id);
            if (cut) {
                edges.add(
                        before ? new Edge(edge.id(), edge.source(), first) : new Edge(edge.id(), last, edge.target()));
            } else {
                edges.add(edge);
            }
        }
        edges.add(before ? edge(next++, last, id) : edge(next++, id, first));
        for (int i = 1; i < added.size(); i++) {
            edges.add(edge(next++, added.get(i - 1).id(), added.get(i).id()));
        }
        return new Graph(placed(graph.nodes(), id, added, before), edges);
    }

    private static Edge edge(long id, String source, String target) {
        return new Edge(Long.toString(id), source, target);
    }

    private static List<Node> placed(List<Node> nodes, String id, List<Node> added, boolean before) {
        List<Node> placed = new ArrayList<>();
        for (Node node : nodes) {
            boolean here = node.id().equals(id);
            if (here && before) {
                placed.addAll(added);
            }
            placed.add(node);
            if (here && !before) {
                placed.addAll(added);
            }
        }
        return placed;
    }

    /** Larger than every id that is a number. */
    private static long nextId(Graph graph) {
        return 1
                + Stream.concat(
                                graph.nodes().stream().map(Node::id),
                                graph.edges().stream().map(Edge::id))
                        .filter(id -> id.matches("\\d{1,18}"))
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElse(0);
    }
}
