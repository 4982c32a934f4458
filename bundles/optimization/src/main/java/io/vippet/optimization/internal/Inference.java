package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The inferring elements of a graph. */
final class Inference {

    private static final Set<String> TYPES = Set.of("gvadetect", "gvaclassify", "gvainference");

    private Inference() {}

    /**
     * Elements that change together because they share a model instance.
     *
     * @param ids of their nodes
     * @param type of the first one
     * @param name for people: the type, with the model where the type alone says too little
     */
    record Group(Set<String> ids, String type, String name) {

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
        Map<String, List<Node>> groups = nodes(graph).stream()
                .collect(Collectors.groupingBy(Inference::instance, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(members -> group(members, groups.values()))
                .toList();
    }

    private static Group group(List<Node> members, Collection<List<Node>> all) {
        Node first = members.getFirst();
        long alike = all.stream()
                .filter(other -> other.getFirst().type().equals(first.type()))
                .count();
        String model = first.data().getOrDefault("model", "");
        String name = alike == 1 || model.isEmpty() ? first.type() : first.type() + " of " + model + ":";
        Set<String> ids = members.stream().map(Node::id).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Group(ids, first.type(), name);
    }

    /** Elements share a model when they say so. */
    private static String instance(Node node) {
        String instance = node.data().getOrDefault("model-instance-id", "");
        return instance.isEmpty() ? "node " + node.id() : "instance " + instance;
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
