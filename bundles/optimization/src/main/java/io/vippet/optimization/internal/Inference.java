package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The inferring elements of a graph. */
final class Inference {

    private static final Set<String> TYPES = Set.of("gvadetect", "gvaclassify", "gvainference");

    private Inference() {}

    /**
     * Elements that change together because they share a model instance.
     *
     * @param ids of their nodes
     * @param type of the first one
     */
    record Group(Set<String> ids, String type) {

        /** A property of the first element; empty when it is not set. */
        String property(Graph graph, String name) {
            return graph.nodes().stream()
                    .filter(node -> ids.contains(node.id()))
                    .findFirst()
                    .map(node -> node.data().getOrDefault(name, ""))
                    .orElse("");
        }

        /** The device that they infer on. */
        String device(Graph graph) {
            String device = property(graph, "device");
            return device.isEmpty() ? "CPU" : device;
        }
    }

    /** The groups in the order of their first elements. */
    static List<Group> groups(Graph graph) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Node node : nodes(graph)) {
            String instance = node.data().getOrDefault("model-instance-id", "");
            String key = instance.isEmpty() ? "node " + node.id() : "instance " + instance;
            groups.computeIfAbsent(key, k -> new Group(new LinkedHashSet<>(), node.type()))
                    .ids()
                    .add(node.id());
        }
        return List.copyOf(groups.values());
    }

    /** The element that sees frames first. */
    static Optional<Node> first(Graph graph) {
        return nodes(graph).stream().findFirst();
    }

    /** The same graph with a counter behind its last inferring element, unless it counts anyway. */
    static Graph counted(Graph graph) {
        List<Node> nodes = nodes(graph);
        boolean counts = graph.nodes().stream().anyMatch(node -> node.type().equals("gvafpscounter"));
        if (counts || nodes.isEmpty()) {
            return graph;
        }
        return GraphEdit.after(
                graph,
                nodes.getLast().id(),
                List.of(new GraphEdit.Insert("queue", Map.of()), new GraphEdit.Insert("gvafpscounter", Map.of())));
    }

    /** The same graph, ending when its first inferring element has seen so many frames. */
    static Graph limited(Graph graph, long frames) {
        Map<String, String> limit = Map.of("eos-after", Long.toString(frames));
        return first(graph)
                .map(node -> GraphEdit.before(graph, node.id(), List.of(new GraphEdit.Insert("identity", limit))))
                .orElse(graph);
    }

    private static List<Node> nodes(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> TYPES.contains(node.type()))
                .toList();
    }
}
