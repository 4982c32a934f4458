package io.vippet.graph.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Pad;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.internal.GstFunctions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pipeline that GStreamer holds.
 *
 * @param factories factory by element name, without filters that stand for caps
 * @param properties values of the properties that the graph sets, by element name
 * @param links {@code source>target} by element name; caps between stand in the middle, {@code source>caps>target}
 */
record LivePipeline(Map<String, String> factories, Map<String, Map<String, String>> properties, Set<String> links) {

    private static final String SEED = "seed";

    /**
     * Has GStreamer parse a text.
     *
     * @param graph what the text stands for; its elements have names
     * @throws io.vippet.gstreamer.GstException when it complains about anything
     */
    static LivePipeline parsed(String launch, Graph graph) {
        try (Pipeline pipeline = Pipeline.parse(launch)) {
            return facts(pipeline, graph);
        }
    }

    /** Builds the graph piece by piece, without text; empty when GStreamer cannot link two neighbours. */
    static Optional<LivePipeline> built(Graph graph) {
        try (Pipeline pipeline = Pipeline.parse("fakesrc name=" + SEED)) {
            Map<String, Long> made = new HashMap<>();
            Map<String, Node> caps = new HashMap<>();
            for (Node node : graph.nodes()) {
                if (isCaps(node)) {
                    caps.put(node.id(), node);
                } else {
                    long element = LiveObject.make(node.type(), node.data());
                    call(GstFunctions.BIN_ADD, pipeline.address(), element);
                    made.put(node.id(), element);
                }
            }
            boolean linked = true;
            for (Edge edge : graph.edges()) {
                if (!caps.containsKey(edge.source())) {
                    Node filter = caps.get(edge.target());
                    String target = filter == null ? edge.target() : after(graph, edge.target());
                    String text = filter == null ? "" : RandomPipeline.capsText(filter);
                    linked &= LiveObject.link(made.get(edge.source()), made.get(target), text);
                }
            }
            return linked ? Optional.of(facts(pipeline, graph)) : Optional.empty();
        }
    }

    private static String after(Graph graph, String id) {
        return graph.edges().stream()
                .filter(edge -> edge.source().equals(id))
                .map(Edge::target)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCaps(Node node) {
        return node.data().containsKey(Node.KIND);
    }

    private static LivePipeline facts(Pipeline pipeline, Graph graph) {
        Map<String, Set<String>> wanted = new HashMap<>();
        graph.nodes().stream()
                .filter(node -> !isCaps(node))
                .forEach(node -> wanted.put(node.data().get("name"), node.data().keySet()));
        Map<String, String> factories = new TreeMap<>();
        Map<String, Map<String, String>> properties = new TreeMap<>();
        Set<String> links = new TreeSet<>();
        List<Element> elements = pipeline.elements();
        for (Element element : elements) {
            String name = element.name();
            if (wanted.containsKey(name)) {
                Map<String, String> values = new TreeMap<>();
                wanted.get(name).forEach(key -> values.put(key, LiveObject.property(element.address(), key)));
                properties.put(name, values);
                targets(element, wanted.keySet()).forEach(target -> links.add(name + ">" + target));
            }
            if (wanted.containsKey(name)
                    || !(name.equals(SEED) || element.factory().equals("capsfilter"))) {
                factories.put(name, element.factory());
            }
        }
        elements.forEach(Element::close);
        return new LivePipeline(factories, properties, links);
    }

    private static Set<String> targets(Element element, Set<String> named) {
        Set<String> targets = new TreeSet<>();
        for (Pad pad : element.pads()) {
            if (pad.isSource()) {
                pad.peer().ifPresent(peer -> {
                    peer.element().ifPresent(next -> {
                        if (named.contains(next.name())) {
                            targets.add(next.name());
                        } else {
                            String caps = LiveObject.property(next.address(), "caps");
                            targets(next, named).forEach(target -> targets.add(caps + ">" + target));
                        }
                        next.close();
                    });
                    peer.close();
                });
            }
            pad.close();
        }
        return targets;
    }
}
