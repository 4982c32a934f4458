package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.gstreamer.Bus;
import io.vippet.gstreamer.Message;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches that part and come together again. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class MetaAggregateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAMES = 30;
    private static final String SOURCE = "videotestsrc num-buffers=" + FRAMES
            + " ! video/x-raw,format=NV12,width=64,height=48,framerate=30/1 ! gvaattachroi roi=0,0,8,8 ! tee name=t ";

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        Launches.openWithRuntime();
    }

    @Test
    void eachFrameHasOnceWhatAllBranchesFoundAlsoInOtherSizes() throws IOException {
        List<JsonNode> frames = frames(SOURCE
                + "t. ! queue ! gvaattachroi roi=16,12,32,36 ! agg.sink_0 "
                + "t. ! queue ! videoscale ! video/x-raw,width=32,height=24 ! gvaattachroi roi=16,12,32,24 ! agg.sink_1 "
                + "t. ! queue ! videoconvert ! video/x-raw,format=BGRx ! gvaattachroi roi=0,24,64,48 ! agg.sink_2 "
                + "gvametaaggregate name=agg");
        assertThat(frames).hasSize(FRAMES).allSatisfy(frame -> {
            assertThat(frame.path("resolution").path("width").asInt()).isEqualTo(64);
            assertThat(boxes(frame)).containsExactlyInAnyOrder("0,0,8,8", "16,12,16,24", "32,24,32,24", "0,24,64,24");
        });
        assertThat(frames)
                .extracting(f -> f.path("timestamp").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aBranchWithFewerFramesIsMergedAsLongAsItsFrameLasts() throws IOException {
        List<JsonNode> frames = frames(SOURCE
                + "t. ! queue ! agg.sink_0 "
                + "t. ! queue ! videorate ! video/x-raw,framerate=15/1 ! gvaattachroi roi=0,24,64,48 ! agg.sink_1 "
                + "gvametaaggregate name=agg");
        assertThat(frames).hasSize(FRAMES);
        long merged =
                frames.stream().filter(f -> boxes(f).contains("0,24,64,24")).count();
        assertThat(merged).isGreaterThanOrEqualTo(FRAMES - 2);
    }

    @Test
    void framesOfTheFirstBranchAloneCount() throws IOException {
        List<JsonNode> frames = frames(SOURCE
                + "t. ! queue ! videorate ! video/x-raw,framerate=10/1 ! agg.sink_0 "
                + "t. ! queue ! gvaattachroi roi=0,24,64,48 ! agg.sink_1 "
                + "gvametaaggregate name=agg");
        // The last one repeats a frame at a time when the other branch is over.
        assertThat(frames.subList(0, FRAMES / 3))
                .allSatisfy(f -> assertThat(boxes(f)).contains("0,24,64,24"));
        assertThat(frames).hasSizeLessThanOrEqualTo(FRAMES / 3 + 1);
    }

    @Test
    void aBranchThatEndsEarlyHoldsNobodyUp() throws IOException {
        List<JsonNode> frames =
                frames("videotestsrc num-buffers=20 ! video/x-raw,format=I420,width=64,height=48,framerate=30/1 "
                        + "! gvaattachroi roi=0,0,8,8 ! agg.sink_0 "
                        + "videotestsrc num-buffers=5 ! video/x-raw,format=I420,width=64,height=48,framerate=30/1 "
                        + "! gvaattachroi roi=0,24,64,48 ! agg.sink_1 gvametaaggregate name=agg");
        assertThat(frames.stream().map(f -> boxes(f).size()).toList())
                .startsWith(2, 2, 2, 2, 2, 1)
                .hasSize(20);
    }

    @Test
    void twoDetectorsSideBySide() throws IOException {
        String source = "filesrc location=%s ! qtdemux ! h264parse ! avdec_h264 ! tee name=t "
                .formatted(Home.video("carphone.mp4"));
        String faces = "gvadetect model=%s".formatted(Home.model("face_short.tflite"));
        String others = "gvadetect model=%s".formatted(Home.model("centerface.onnx"));
        int apart = frames(source + "t. ! queue ! " + faces).stream()
                        .mapToInt(f -> boxes(f).size())
                        .sum()
                + frames(source + "t. ! queue ! " + others).stream()
                        .mapToInt(f -> boxes(f).size())
                        .sum();
        List<JsonNode> frames = frames(source + "t. ! queue ! " + faces + " ! agg. t. ! queue ! " + others
                + " ! agg. gvametaaggregate name=agg");
        assertThat(frames).hasSize(120);
        assertThat(frames.stream().mapToInt(f -> boxes(f).size()).sum()).isEqualTo(apart);
    }

    @Test
    void itCanBeStoppedInTheMiddle() {
        Launches.open();
        String endless = SOURCE.replace("num-buffers=" + FRAMES, "")
                + "t. ! queue ! gvaattachroi roi=16,12,32,36 ! agg. t. ! queue ! agg. gvametaaggregate name=agg ! fakesink";
        for (int i = 0; i < 10; i++) {
            try (Pipeline pipeline = Pipeline.parse(endless);
                    Bus bus = pipeline.bus()) {
                pipeline.setState(State.PLAYING);
                assertThat(bus.poll(Duration.ofMillis(20L * (i % 3))).filter(m -> m instanceof Message.Error))
                        .isEmpty();
            }
        }
    }

    private static List<String> boxes(JsonNode frame) {
        List<String> boxes = new ArrayList<>();
        frame.path("objects")
                .forEach(o -> boxes.add("%d,%d,%d,%d"
                        .formatted(
                                o.path("x").asInt(),
                                o.path("y").asInt(),
                                o.path("w").asInt(),
                                o.path("h").asInt())));
        return boxes;
    }

    private List<JsonNode> frames(String launch) throws IOException {
        Launches.open();
        Path lines = directory.resolve("lines.jsonl");
        Files.deleteIfExists(lines);
        Launches.toEnd(
                launch + " ! gvametaconvert add-empty-results=true ! gvametapublish file-format=json-lines file-path="
                        + lines + " ! fakesink");
        List<JsonNode> frames = new ArrayList<>();
        for (String line : Files.readAllLines(lines)) {
            frames.add(JSON.readTree(line));
        }
        return frames;
    }
}
