package io.vippet.graph.view;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.Visibility;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.Failures;
import io.vippet.graph.internal.Links;
import io.vippet.graph.internal.text.IdNumber;
import io.vippet.graph.internal.text.PathText;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The simple view of a graph: sources, inference and sinks only. */
public final class SimpleView {

    private final Graph graph;
    private final Links links;

    /** Shown ids with their integer values. */
    private final Map<String, BigInteger> shown = new LinkedHashMap<>();

    private int steps;

    private SimpleView(Graph graph) {
        this.graph = graph;
        this.links = Links.downstream(graph.edges());
    }

    /**
     * Computes the simple view.
     *
     * @throws GraphException when a visible node's id is no integer, or the view would be too large
     */
    public static Graph of(Graph graph, Visibility visibility) {
        return new SimpleView(graph).compute(visibility);
    }

    private Graph compute(Visibility visibility) {
        for (Node node : graph.nodes()) {
            if (visibility.shows(node) && !shown.containsKey(node.id())) {
                shown.put(node.id(), number(node.id()));
            }
        }
        List<Node> nodes = graph.nodes().stream()
                .filter(node -> shown.containsKey(node.id()))
                .sorted(Comparator.comparing(node -> number(node.id())))
                .map(SimpleView::generic)
                .toList();
        List<Edge> edges = new ArrayList<>();
        for (String source : sorted(shown.keySet())) {
            for (String target : sorted(shownAfter(source))) {
                edges.add(new Edge(Integer.toString(edges.size()), source, target));
            }
        }
        return new Graph(nodes, edges);
    }

    /** Returns the shown ids that follow with nothing but hidden ones between. */
    private Set<String> shownAfter(String source) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(links.of(source));
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            if (++steps > Failures.MAX_VIEW_STEPS) {
                throw Failures.tooLarge("links between shown elements", Failures.MAX_VIEW_STEPS);
            }
            if (seen.add(id)) {
                if (shown.containsKey(id)) {
                    found.add(id);
                } else {
                    open.addAll(links.of(id));
                }
            }
        }
        return found;
    }

    private List<String> sorted(Set<String> ids) {
        if (ids.size() < 2) {
            return List.copyOf(ids);
        }
        return ids.stream().sorted(Comparator.comparing(this::number)).toList();
    }

    private BigInteger number(String id) {
        BigInteger known = shown.get(id);
        if (known != null) {
            return known;
        }
        return IdNumber.read(id)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.ID_NOT_AN_INTEGER,
                        Map.of("text", id),
                        "The node id '" + Failures.shown(id)
                                + "' is no integer; nodes that the simple view shows need integer ids."));
    }

    /** Turns sources into the one generic kind that clients edit. */
    private static Node generic(Node node) {
        return switch (node.type()) {
            case "multifilesrc" ->
                Elements.isImageSetSource(node)
                        ? source(node, "image_set", imageSetName(node))
                        : source(node, "video", node.data().getOrDefault("location", ""));
            case "filesrc" -> source(node, "video", node.data().getOrDefault("location", ""));
            case "v4l2src" -> source(node, "camera", node.data().getOrDefault("device", "/dev/video0"));
            case "rtspsrc" -> source(node, "camera", node.data().getOrDefault("location", ""));
            default -> node;
        };
    }

    private static String imageSetName(Node node) {
        String location = node.data().getOrDefault("location", "");
        return PathText.baseName(PathText.directory(location));
    }

    private static Node source(Node node, String kind, String source) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("kind", kind);
        data.put("source", source);
        return new Node(node.id(), "source", data);
    }
}
