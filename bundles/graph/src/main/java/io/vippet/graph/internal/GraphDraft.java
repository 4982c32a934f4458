package io.vippet.graph.internal;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.text.IdNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A graph under change. When ids repeat, looking one up finds the last node. */
public final class GraphDraft {

    private final List<Node> nodes;
    private final List<Edge> edges;

    public GraphDraft(Graph graph) {
        if (graph.nodes().size() > Failures.MAX_PARTS) {
            throw Failures.tooLarge("nodes", Failures.MAX_PARTS);
        }
        nodes = new ArrayList<>(graph.nodes());
        edges = new ArrayList<>(graph.edges());
        checkEdges();
    }

    public Graph toGraph() {
        return new Graph(nodes, edges);
    }

    /** Returns the nodes; may be changed. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns the edges; may be changed. */
    public List<Edge> edges() {
        return edges;
    }

    public int lastIndex(String id) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    public Optional<Node> node(String id) {
        int index = lastIndex(id);
        return index < 0 ? Optional.empty() : Optional.of(nodes.get(index));
    }

    /** Replaces every node by what the change returns. */
    public void replaceAll(UnaryOperator<Node> change) {
        nodes.replaceAll(change);
    }

    public Optional<String> firstTarget(String source) {
        return edges.stream()
                .filter(edge -> edge.source().equals(source))
                .map(Edge::target)
                .findFirst();
    }

    public void link(BigInteger id, String source, String target) {
        edges.add(new Edge(id.toString(), source, target));
        checkEdges();
    }

    /** Lets every edge that leaves a node leave another one. */
    public void moveOutgoing(String from, String to) {
        edges.replaceAll(edge -> edge.source().equals(from) ? new Edge(edge.id(), to, edge.target()) : edge);
    }

    /** Lets the first edge that leaves a node leave another one. */
    public boolean moveFirstOutgoing(String from, String to) {
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (edge.source().equals(from)) {
                edges.set(i, new Edge(edge.id(), to, edge.target()));
                return true;
            }
        }
        return false;
    }

    /** Lets every edge that enters a node enter another one. */
    public void moveIncoming(String from, String to) {
        edges.replaceAll(edge -> edge.target().equals(from) ? new Edge(edge.id(), edge.source(), to) : edge);
    }

    /** Returns one more than the largest id that is digits only, over nodes and edges; at least 1. */
    public BigInteger nextDigitsId() {
        return next(IdNumber::readDigitsOnly);
    }

    /** Returns one more than the largest integer id over nodes and edges; at least 1. */
    public BigInteger nextIntegerId() {
        return next(IdNumber::read);
    }

    private BigInteger next(Function<String, Optional<BigInteger>> reading) {
        return Stream.concat(nodes.stream().map(Node::id), edges.stream().map(Edge::id))
                .map(reading)
                .flatMap(Optional::stream)
                .reduce(BigInteger.ZERO, BigInteger::max)
                .add(BigInteger.ONE);
    }

    private void checkEdges() {
        if (edges.size() > Failures.MAX_PARTS) {
            throw Failures.tooLarge("edges", Failures.MAX_PARTS);
        }
    }
}
