package io.vippet.graph.internal.launch;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.Links;
import io.vippet.graph.internal.text.TextOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a graph whose references are paths as launch text. Keeps its own stack, so nesting has no limit. Used once. */
public final class LaunchPrinter {

    /** Branches of one fan-out that are still to be written. */
    private static final class Fork {
        final String name;
        final List<String> targets;
        int next = 1;

        Fork(String name, List<String> targets) {
            this.name = name;
            this.targets = targets;
        }
    }

    private final Graph graph;
    private final Map<String, Node> nodes;
    private final Map<String, String> teeNames = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Links links;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    public LaunchPrinter(Graph graph) {
        this.graph = graph;
        this.nodes = HashMap.newHashMap(graph.nodes().size());
        this.links = Links.downstream(graph.edges());
        for (Node node : graph.nodes()) {
            nodes.put(node.id(), node);
            String name = node.data().get("name");
            if (name != null && node.type().equals("tee")) {
                teeNames.put(node.id(), name);
            }
        }
    }

    public String print() {
        if (graph.nodes().isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.EMPTY_GRAPH, Map.of(), "The graph has no nodes; it needs one at least.");
        }
        List<String> starts = starts(graph);
        if (starts.isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.NO_START_NODE,
                    Map.of(),
                    "Every node of the graph is the target of an edge; one without incoming edges must begin it.");
        }
        starts.forEach(this::chains);
        return text.toString();
    }

    /** Returns the ids of nodes that no edge leads to, in text order. */
    public static List<String> starts(Graph graph) {
        Set<String> ids = new LinkedHashSet<>();
        graph.nodes().forEach(node -> ids.add(node.id()));
        for (Edge edge : graph.edges()) {
            ids.remove(edge.target());
        }
        return ids.stream().sorted(TextOrder.BY_CODE_POINT).toList();
    }

    private void chains(String start) {
        Deque<Fork> forks = new ArrayDeque<>();
        chain(start, forks);
        while (!forks.isEmpty()) {
            Fork fork = forks.element();
            if (fork.next == fork.targets.size()) {
                forks.pop();
                continue;
            }
            fragment(fork.name).append('.');
            fragment("!");
            chain(fork.targets.get(fork.next++), forks);
        }
    }

    private void chain(String start, Deque<Fork> forks) {
        String id = start;
        while (true) {
            Node node = nodes.get(id);
            if (node == null || id.isEmpty() || !written.add(id)) {
                return;
            }
            node(node);
            List<String> targets = links.of(id);
            if (targets.isEmpty()) {
                return;
            }
            fragment("!");
            if (targets.size() > 1) {
                forks.push(new Fork(teeNames.getOrDefault(id, "t"), targets));
            }
            id = targets.getFirst();
        }
    }

    private void node(Node node) {
        fragment(node.type());
        boolean caps = Elements.isCaps(node);
        boolean genai = node.type().equals(Elements.GENAI);
        for (Map.Entry<String, String> property : node.data().entrySet()) {
            String key = property.getKey();
            if (!key.startsWith("__")) {
                text.append(caps ? ',' : ' ');
                text.append(genai && !caps && key.equals("model") ? "model-path" : key);
                text.append('=').append(property.getValue());
            }
        }
    }

    private StringBuilder fragment(String fragment) {
        if (begun) {
            text.append(' ');
        }
        begun = true;
        return text.append(fragment);
    }
}
