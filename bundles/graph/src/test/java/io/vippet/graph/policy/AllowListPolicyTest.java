package io.vippet.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.launch.LaunchParser;
import io.vippet.graph.policy.LaunchPolicy.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListPolicyTest {

    private static final Roots ROOTS = new Roots(List.of("/videos/input", "/models"), List.of("/videos/output"));

    private final LaunchPolicy policy = new AllowListPolicy(AllowList.standard(), ROOTS, Optional::of);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filesrc location=people.mp4 ! decodebin3 ! gvadetect model=label device=CPU threshold=0.5 ! fakesink",
                "filesrc location=/videos/input/auto/people.mp4 ! decodebin3 ! fakesink name=default_output_sink",
                "videotestsrc ! video/x-raw,format=NV12,width=640,framerate=30/1 ! videoconvert ! fakesink",
                "videotestsrc ! video/x-raw(memory:VAMemory) ! vapostproc ! video/x-raw\\(memory:VAMemory\\) ! fakesink",
                "videotestsrc ! tee name=t ! queue ! fakesink t. ! queue ! filesink location=/videos/output/a.mp4",
                "v4l2src device=/dev/video0 ! decodebin3 ! fakesink",
                "rtspsrc location=rtsp://10.0.0.5:554/main latency=100 ! decodebin3 ! fakesink",
                "videotestsrc ! gvagenai model=m prompt=\"what is here?\" ! fakesink",
                "videotestsrc ! capsfilter caps=\"video/x-raw,width=3\" ! fakesink",
                "videotestsrc ! gvametapublish method=file file-path=/dev/null ! fakesink",
                "videotestsrc ! gvadetect model=m batch_size=1 ! fakesink",
            })
    void allowsUsualPipelines(String text) {
        assertThatCode(() -> policy.check(graph(text), Use.AS_WRITTEN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "videotestsrc ! gvapython module=a.py ! fakesink",
                "souphttpsrc location=http://10.0.0.1/ ! fakesink",
                "videotestsrc ! tcpserversink",
                "videotestsrc ! appsink",
                "filesrc location=/etc/passwd ! fakesink",
                "filesrc location=/videos/input/../../etc/passwd ! fakesink",
                "filesrc location=/videos/inputs/a.mp4 ! fakesink",
                "filesrc location=./secret ! fakesink",
                "filesrc location=/videos/input/link/../a.mp4 ! fakesink",
                "filesrc location=\"/etc/passwd\" ! fakesink",
                "videotestsrc ! filesink location=/etc/cron.d/job",
                "videotestsrc ! filesink location=/videos/input/overwritten.mp4",
                "videotestsrc ! filesink location=relative.mp4",
                "videotestsrc ! gvadetect model=m custom-postproc-lib=/videos/input/evil.so ! fakesink",
                "videotestsrc ! gvadetect model=m ie-config=CACHE_DIR=/etc ! fakesink",
                "videotestsrc ! gvainference model=m labels-file=/etc/passwd ! fakesink",
                "videotestsrc ! gvafpscounter write-pipe=/videos/output/p ! fakesink",
                "videotestsrc ! gvametapublish method=mqtt address=10.0.0.1 ! fakesink",
                "videotestsrc ! x264enc option-string=stats=/etc/x ! fakesink",
                "videotestsrc ! splitmuxsink sink-factory=tcpserversink",
                "v4l2src device=/dev/mem ! fakesink",
                "rtspsrc location=http://10.0.0.1/ ! fakesink",
                "videotestsrc ! queue2 temp-template=/etc/x ! fakesink",
                "videotestsrc ! fakesink video-sink::location=/etc/x",
                "/etc/passwd ! fakesink",
                "videotestsrc ! ( fakesink )",
                "videotestsrc ! video/x-raw,width=3",
                "video/x-raw,width=3 ! fakesink",
                "videotestsrc ! video/x-raw,width=\"3 ! fakesink",
                "videotestsrc ! textoverlay text=\"open ! fakesink",
                "videotestsrc ! textoverlay text=back\\ slash ! fakesink",
                "videotestsrc ! textoverlay text={OUTPUT_PLACEHOLDER} ! fakesink",
                "videotestsrc ! tee name=\"t\" ! fakesink t. ! fakesink",
            })
    void refusesWhatMayDoHarm(String text) {
        assertThatThrownBy(() -> policy.check(graph(text), Use.AS_WRITTEN))
                .asInstanceOf(type(GraphException.class))
                .extracting(GraphException::kind)
                .isEqualTo(GraphErrorKind.REFUSED_BY_POLICY);
    }

    @Test
    void resultsGoToTheSitesBrokersOnly() {
        LaunchPolicy site = new AllowListPolicy(
                AllowList.standard().withBrokers("ssl://broker:8883, kafka:9092"), ROOTS, Optional::of);
        String publish = "videotestsrc ! gvametapublish topic=t password=secret username=u method=";
        assertThatCode(() -> {
                    site.check(graph(publish + "mqtt address=ssl://broker:8883 ! fakesink"), Use.AS_WRITTEN);
                    site.check(graph(publish + "kafka address=kafka:9092 ! fakesink"), Use.AS_WRITTEN);
                    site.check(
                            graph("videotestsrc ! gvametapublish file-path=/videos/output/a ! fakesink"),
                            Use.AS_WRITTEN);
                })
                .doesNotThrowAnyException();
        for (String elsewhere : List.of(
                "mqtt address=tcp://elsewhere:1883",
                "mqtt address=tcp://broker:8883",
                "kafka address=elsewhere:9092",
                "mqtt address=ssl://broker:8883 mqtt-config=/videos/input/a.json",
                "mqtt address=ssl://broker:8883 file-path=/etc/x")) {
            assertThatThrownBy(() -> site.check(graph(publish + elsewhere + " ! fakesink"), Use.AS_WRITTEN))
                    .asInstanceOf(type(GraphException.class))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(GraphErrorKind.REFUSED_BY_POLICY))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        }
    }

    @Test
    void namesElementPropertyAndSetting() {
        assertThatThrownBy(() -> policy.check(
                        graph("videotestsrc ! gvadetect custom-preproc-lib=x.so ! fakesink"), Use.PREPARED))
                .hasMessageContaining("gvadetect")
                .hasMessageContaining("custom-preproc-lib")
                .hasMessageContaining("VIPPET_ALLOW_ELEMENTS=gvadetect.custom-preproc-lib")
                .asInstanceOf(type(GraphException.class))
                .satisfies(e -> assertThat(e.details())
                        .containsEntry("element", "gvadetect")
                        .containsEntry("property", "custom-preproc-lib")
                        .containsEntry("setting", "VIPPET_ALLOW_ELEMENTS=gvadetect.custom-preproc-lib"));
    }

    @Test
    void siteCanAllowElementsAndProperties() {
        AllowList list = AllowList.standard().with("gvapython, gvadetect.custom-preproc-lib,filesrc.location");
        LaunchPolicy extended = new AllowListPolicy(list, ROOTS, Optional::of);

        assertThatCode(() -> extended.check(
                        graph("filesrc location=/etc/a.mp4 ! gvapython module=a.py class=C"
                                + " ! gvadetect custom-preproc-lib=/x.so ! fakesink"),
                        Use.AS_WRITTEN))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        extended.check(graph("videotestsrc ! gvadetect custom-postproc-lib=/x.so"), Use.AS_WRITTEN))
                .isInstanceOf(GraphException.class);
        assertThatThrownBy(() -> AllowList.standard().with("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a b");
    }

    /** Labels of models and names of uploaded videos are not words, and are replaced before anything is printed. */
    @Test
    void allowsNamesWithBlanks() {
        Graph graph = new Graph(
                List.of(
                        new Node("0", "filesrc", Map.of("location", "my clip (1).mp4")),
                        new Node("1", "gvadetect", Map.of("model", "YOLO 11s (INT8)")),
                        new Node("2", "fakesink", Map.of())),
                List.of());

        assertThatCode(() -> policy.check(graph, Use.PREPARED)).doesNotThrowAnyException();
        Graph path = new Graph(List.of(new Node("0", "filesrc", Map.of("location", "/videos/input/a b"))), List.of());
        assertThatThrownBy(() -> policy.check(path, Use.PREPARED)).isInstanceOf(GraphException.class);
    }

    @Test
    void allowedElementsCannotSmuggleOthers() {
        AllowList list = AllowList.standard().with("identity");
        LaunchPolicy extended = new AllowListPolicy(list, ROOTS, Optional::of);
        for (Map<String, String> data : List.of(
                Map.of("a", "1 ! filesink location=/x"),
                Map.of("a", ""),
                Map.of("a", "\"open"),
                Map.of("a b", "1"),
                Map.of("a::b", "1"),
                Map.of("name", "t. ! filesink"))) {
            Graph graph = new Graph(List.of(new Node("0", "identity", data)), List.of());
            assertThatThrownBy(() -> extended.check(graph, Use.AS_WRITTEN))
                    .as("%s", data)
                    .isInstanceOf(GraphException.class);
        }
    }

    @Test
    void preparedSinksMayWriteAnywhereBecauseTheyAreMoved() {
        Graph graph = graph("videotestsrc ! filesink location=/anywhere/rec.mp4");

        assertThatCode(() -> policy.check(graph, Use.PREPARED)).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.check(graph, Use.AS_WRITTEN)).isInstanceOf(GraphException.class);
    }

    @Test
    void linksAreFollowed(@TempDir Path folder) throws IOException {
        Path root = Files.createDirectory(folder.toRealPath().resolve("videos"));
        Path outside = Files.writeString(folder.toRealPath().resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("link.mp4"), outside);
        Files.createSymbolicLink(root.resolve("dangling.mp4"), folder.resolve("nothing"));
        Files.writeString(root.resolve("real.mp4"), "x");
        LaunchPolicy onDisk = new AllowListPolicy(
                AllowList.standard(), new Roots(List.of(root.toString()), List.of(root.toString())), new DiskPaths());

        for (String name : List.of("real.mp4", "not-there-yet.mp4", "new/folder/x.mp4")) {
            assertThatCode(() -> onDisk.check(
                            graph("filesrc location=" + root.resolve(name) + " ! fakesink"), Use.AS_WRITTEN))
                    .as(name)
                    .doesNotThrowAnyException();
        }
        for (String name : List.of("link.mp4", "dangling.mp4")) {
            assertThatThrownBy(() -> onDisk.check(
                            graph("videotestsrc ! filesink location=" + root.resolve(name)), Use.AS_WRITTEN))
                    .as(name)
                    .isInstanceOf(GraphException.class);
        }
    }

    @Test
    void limitsLengths() {
        String text = "x".repeat(5000);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            nodes.add(new Node(Integer.toString(i), "queue", Map.of()));
        }

        assertThatThrownBy(() -> policy.check(graph("videotestsrc ! textoverlay text=" + text), Use.PREPARED))
                .isInstanceOf(GraphException.class);
        assertThatThrownBy(() ->
                        policy.check(graph("videotestsrc ! video/x-raw,format=" + text + " ! fakesink"), Use.PREPARED))
                .isInstanceOf(GraphException.class);
        assertThatThrownBy(() -> policy.check(new Graph(nodes, List.of()), Use.PREPARED))
                .asInstanceOf(type(GraphException.class))
                .extracting(GraphException::kind)
                .isEqualTo(GraphErrorKind.TOO_LARGE);
    }

    @Test
    void quotesWhatWasLookedUp() {
        Graph graph = new Graph(
                List.of(
                        new Node("0", "filesrc", Map.of("location", "/videos/input/My Clip.mp4")),
                        new Node("1", "rtspsrc", Map.of("user-pw", "it's \"5\"\n"))),
                List.of(new Edge("0", "0", "1")));
        Graph first = new Graph(graph.nodes().subList(0, 1), List.of());
        Graph both = new Graph(List.of(new Node("1", "rtspsrc", Map.of("user-pw", "it's \"5\""))), List.of());

        assertThat(policy.quoted(first).nodes().getFirst().data())
                .containsEntry("location", "\"/videos/input/My Clip.mp4\"");
        assertThat(policy.quoted(both).nodes().getFirst().data()).containsEntry("user-pw", "it\\'s\\ \\\"5\\\"");
        assertThatThrownBy(() -> policy.quoted(graph)).hasMessageContaining("user-pw");
    }

    private static Graph graph(String text) {
        return new LaunchParser(text).parse();
    }
}
