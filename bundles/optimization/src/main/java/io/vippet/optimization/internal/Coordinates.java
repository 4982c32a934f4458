package io.vippet.optimization.internal;

import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.graph.Graph;
import io.vippet.optimization.internal.Inference.Group;
import io.vippet.optimization.internal.Ladder.Rungs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be searched on this machine. */
final class Coordinates {

    private static final String BATCH = "batch-size";
    private static final String REQUESTS = "nireq";
    private static final String CONFIG = "ie-config";
    private static final String STREAMS = "NUM_STREAMS";
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);
    private static final List<Integer> REQUEST_NUMBERS = List.of(1, 2, 4, 8);
    private static final int MOST_REQUESTS = 8;
    /** What comes nearest to the default, which depends on the device. */
    private static final int USUAL_REQUESTS = 3;

    private static final Pattern RANGE = Pattern.compile("\\d+\\s+(\\d{1,6})");
    private static final int MOST_STREAMS = 16;

    private final List<ElementInfo> elements;
    private final List<InferenceDevice> devices;

    Coordinates(List<ElementInfo> elements, List<InferenceDevice> devices) {
        this.elements = List.copyOf(elements);
        this.devices = List.copyOf(devices);
    }

    /** In the order of what they promise: not every element does batches. */
    List<Coordinate> all() {
        List<String> names = devices.stream().map(InferenceDevice::name).toList();
        return List.of(
                new DeviceCoordinate(
                        names, elements.stream().anyMatch(e -> e.name().equals("vapostproc"))),
                new Ladder(
                        REQUESTS,
                        this::requests,
                        (graph, group, n) -> set(graph, group, REQUESTS, Integer.toString(n))),
                new Ladder(STREAMS, this::streams, Coordinates::setStreams),
                new Ladder(BATCH, this::batches, (graph, group, n) -> set(graph, group, BATCH, Integer.toString(n))));
    }

    private Rungs batches(Group group, Graph graph) {
        return new Rungs(number(group, graph, BATCH, 1), has(group, BATCH) ? BATCHES : List.of(), 0);
    }

    private Rungs requests(Group group, Graph graph) {
        return new Rungs(
                number(group, graph, REQUESTS, USUAL_REQUESTS),
                has(group, REQUESTS) ? REQUEST_NUMBERS : List.of(),
                MOST_REQUESTS);
    }

    /** Streams of the device: how many inferences it runs at once. Not touched where the author set them. */
    private Rungs streams(Group group, Graph graph) {
        boolean searched = has(group, CONFIG) && !group.property(graph, CONFIG).contains(STREAMS);
        int most = searched ? mostStreams(group.device(graph)) : 0;
        List<Integer> values = List.of(1, 2, 4, 8, MOST_STREAMS);
        return new Rungs(0, values.stream().filter(value -> value <= most).toList(), 0);
    }

    private int mostStreams(String device) {
        return devices.stream()
                .filter(known -> known.name().equals(device))
                .map(known -> RANGE.matcher(
                        known.properties().getOrDefault("RANGE_FOR_STREAMS", "").strip()))
                .filter(Matcher::matches)
                .map(range -> Integer.parseInt(range.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static Graph setStreams(Graph graph, Group group, int value) {
        String[] others = group.property(graph, CONFIG).split(",");
        StringBuilder config = new StringBuilder();
        for (String other : others) {
            if (!other.isBlank() && !other.strip().startsWith(STREAMS)) {
                config.append(other.strip()).append(',');
            }
        }
        return set(graph, group, CONFIG, config + STREAMS + "=" + value);
    }

    private static Graph set(Graph graph, Group group, String property, String value) {
        return GraphEdit.set(graph, group.ids(), property, value);
    }

    private static int number(Group group, Graph graph, String property, int otherwise) {
        String text = group.property(graph, property);
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : otherwise;
    }

    /** An element that is not known here is tried with every property. */
    private boolean has(Group group, String property) {
        Optional<ElementInfo> element =
                elements.stream().filter(e -> e.name().equals(group.type())).findFirst();
        return element.isEmpty()
                || element.get().properties().stream().anyMatch(p -> p.name().equals(property));
    }
}
