package io.vippet.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.launch.LaunchPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs printed texts in GStreamer itself. */
class GStreamerAgreementTest {

    private static final int GRAPHS = 12;
    private static final int TIMEOUT_SECONDS = 60;

    private final LaunchPolicy policy =
            new AllowListPolicy(AllowList.standard(), new Roots(List.of(), List.of()), Optional::of);

    @BeforeAll
    static void needsGStreamer() {
        boolean there = false;
        try {
            there = run("gst-launch-1.0", "--version").exitCode() == 0;
        } catch (IOException e) {
            // Not installed.
        }
        assumeTrue(there, "gst-launch-1.0 is not installed");
    }

    @Test
    void acceptsWhatThePolicyAdmits() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < GRAPHS; i++) {
            Graph graph = randomPipeline(random);
            policy.check(graph, LaunchPolicy.Use.AS_WRITTEN);
            String text = new LaunchPrinter(policy.quoted(graph)).print();

            assertThat(launch(text).exitCode()).as(text).isZero();
        }
    }

    @Test
    void readsQuotedValuesAsOneValue() throws IOException {
        String value = "a b ! filesink location=nowhere.bin";
        Graph graph = linked(List.of(
                node("videotestsrc", Map.of("num-buffers", "1")),
                node("identity", Map.of("name", "probe")),
                node("fakesink", Map.of("name", "sink", "last-sample-text", value))));
        Graph quoted = policy.quoted(graph);
        String text = new LaunchPrinter(quoted).print();

        assertThat(text).contains("last-sample-text=\"" + value + "\"");
        assertThat(launch(text).output())
                .contains("no property \"last-sample-text\"")
                .doesNotContain("filesink");
    }

    private static Graph randomPipeline(Random random) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        add(nodes, edges, -1, "videotestsrc", Map.of("num-buffers", "2", "pattern", "ball"));
        add(nodes, edges, 0, "tee", Map.of("name", "split"));
        int branches = 1 + random.nextInt(3);
        for (int branch = 0; branch < branches; branch++) {
            int last = add(nodes, edges, 1, "queue", Map.of("max-size-buffers", "3"));
            for (int i = random.nextInt(4); i > 0; i--) {
                last = addRandom(nodes, edges, last, random);
            }
            add(nodes, edges, last, "fakesink", Map.of("async", "false"));
        }
        return new Graph(nodes, edges);
    }

    private static int addRandom(List<Node> nodes, List<Edge> edges, int last, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> add(nodes, edges, last, "identity", Map.of("silent", "true"));
            case 1 -> add(nodes, edges, last, "videoconvert", Map.of("n-threads", "2"));
            case 2 -> {
                Map<String, String> caps = new LinkedHashMap<>();
                caps.put("__node_kind", "caps");
                caps.put("width", "64");
                caps.put("framerate", "30/1");
                int scale = add(nodes, edges, last, "videoscale", Map.of());
                yield add(nodes, edges, scale, "video/x-raw", caps);
            }
            default -> add(nodes, edges, last, "capsfilter", Map.of("caps", "\"video/x-raw, framerate=30/1\""));
        };
    }

    private static int add(List<Node> nodes, List<Edge> edges, int from, String type, Map<String, String> data) {
        int id = nodes.size();
        nodes.add(new Node(Integer.toString(id), type, data));
        if (from >= 0) {
            edges.add(new Edge(Integer.toString(edges.size()), Integer.toString(from), Integer.toString(id)));
        }
        return id;
    }

    private static Node node(String type, Map<String, String> data) {
        return new Node("", type, data);
    }

    private static Graph linked(List<Node> parts) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        parts.forEach(part -> add(nodes, edges, nodes.size() - 1, part.type(), part.data()));
        return new Graph(nodes, edges);
    }

    private record Result(int exitCode, String output) {}

    /** Hands over one argument per word, quoted parts whole: the tool joins them with blanks again. */
    private static Result launch(String text) throws IOException {
        List<String> command = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
        Matcher words = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+").matcher(text);
        while (words.find()) {
            command.add(words.group());
        }
        return run(command.toArray(String[]::new));
    }

    private static Result run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return new Result(ended ? process.exitValue() : -1, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
