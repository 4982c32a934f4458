package io.vippet.graph.gstreamer;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes one random pipeline of raw video: chains with filters, caps and nested branches. Used once. */
final class RandomPipeline {

    private static final List<String> CAPS =
            List.of("width=64", "height=48", "framerate=10/1", "format=I420", "pixel-aspect-ratio=1/1");

    private final UsableElements elements;
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private int budget;

    RandomPipeline(UsableElements elements, Random random) {
        this.elements = elements;
        this.random = random;
        this.budget = 3 + random.nextInt(12);
    }

    Graph graph() {
        for (int chains = 1 + random.nextInt(2); chains > 0; chains--) {
            branch(add(-1, elements.sources()));
        }
        return new Graph(nodes, edges);
    }

    static String capsText(Node caps) {
        StringBuilder text = new StringBuilder(caps.type());
        caps.data().forEach((key, value) -> {
            if (!key.equals(Node.KIND)) {
                text.append(',').append(key).append('=').append(value);
            }
        });
        return text.toString();
    }

    /** Converters around everything keep neighbours from disagreeing about formats. */
    private void branch(int from) {
        int last = add(from, Map.of("videoconvert", Map.of()));
        while (budget-- > 0) {
            int choice = random.nextInt(10);
            if (choice == 0) {
                last = add(last, Map.of("tee", Map.of()));
                for (int branches = 1 + random.nextInt(3); branches > 0; branches--) {
                    branch(add(last, Map.of("queue", Map.of())));
                }
                return;
            }
            if (choice == 1) {
                int scale = add(last, Map.of("videoscale", Map.of()));
                last = add(caps(scale), Map.of("videoconvert", Map.of()));
            } else {
                last = add(add(last, elements.filters()), Map.of("videoconvert", Map.of()));
            }
        }
        add(last, elements.sinks());
    }

    private int caps(int from) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(Node.KIND, Node.CAPS);
        for (String field : CAPS) {
            if (random.nextBoolean()) {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], parts[1]);
            }
        }
        return node(from, "video/x-raw", fields);
    }

    private int add(int from, Map<String, Map<String, List<String>>> choices) {
        List<String> names = List.copyOf(choices.keySet());
        String type = names.get(random.nextInt(names.size()));
        Map<String, String> data = new LinkedHashMap<>();
        choices.getOrDefault(type, Map.of()).forEach((property, values) -> {
            if (random.nextInt(4) == 0) {
                data.put(property, one(values));
            }
        });
        data.put("name", "n" + nodes.size());
        return node(from, type, data);
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int node(int from, String type, Map<String, String> data) {
        int id = nodes.size();
        nodes.add(new Node(Integer.toString(id), type, data));
        if (from >= 0) {
            edges.add(new Edge(Integer.toString(edges.size()), Integer.toString(from), Integer.toString(id)));
        }
        return id;
    }
}
