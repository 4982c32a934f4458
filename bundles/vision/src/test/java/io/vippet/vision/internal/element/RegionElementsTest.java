package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements that make, follow and look into regions, and what properties they refuse. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class RegionElementsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE =
            "videotestsrc num-buffers=6 ! video/x-raw,format=NV12,width=64,height=48,framerate=10/1 ! ";

    @TempDir
    Path directory;

    @Test
    void knownRegionsAreAttachedByOrderByLoopAndByTime() throws IOException {
        Launches.open();
        Path known = Files.writeString(directory.resolve("known.json"), """
                [{"timestamp": 300000000, "objects": [{"roi_type": "gate", "x": 16, "y": 12, "w": 16, "h": 24}]},
                 {"timestamp": 0, "objects": []},
                 {"timestamp": 100000000, "objects":
                   [{"detection": {"bounding_box": {"x_min": 0, "y_min": 0.5, "x_max": 0.25, "y_max": 1}, "label": "door"}}]}]
                """);
        assertThat(labels("gvaattachroi file-path=" + known)).containsExactly("gate", "", "door", "", "", "");
        assertThat(labels("gvaattachroi mode=in-loop file-path=" + known))
                .containsExactly("gate", "", "door", "gate", "", "door");
        assertThat(labels("gvaattachroi mode=by-timestamp file-path=" + known))
                .containsExactly("", "door", "", "gate", "", "");
        JsonNode box = frames(SOURCE + "gvaattachroi roi=16,12,32,36")
                .getFirst()
                .path("objects")
                .path(0);
        assertThat(box.path("x").asInt()).isEqualTo(16);
        assertThat(box.path("h").asInt()).isEqualTo(24);
        assertThat(box.path("detection").path("bounding_box").path("x_max").asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void rawOutputsOfFramesAndRegionsBecomeText() throws IOException {
        Launches.openWithRuntime();
        Path model = Home.model("gender-v1.onnx");
        JsonNode frame = frames(
                        SOURCE + "gvaattachroi roi=0,0,32,32 ! gvainference model=" + model
                                + " ! gvainference inference-region=roi-list model=" + model,
                        "add-tensor-data=true")
                .getFirst();
        JsonNode whole = frame.path("tensors").path(0);
        assertThat(whole.path("layer_name").asText()).isEqualTo("probabilities");
        assertThat(whole.path("dims").toString()).isEqualTo("[1,2]");
        assertThat(whole.path("data").path(0).asDouble()
                        + whole.path("data").path(1).asDouble())
                .isBetween(0.99, 1.01);
        assertThat(frame.path("objects")
                        .path(0)
                        .path("tensors")
                        .path(0)
                        .path("model_name")
                        .asText())
                .isEqualTo("gender-v1");
        assertThat(frames(SOURCE + "gvainference model=" + model))
                .as("asked for only")
                .isEmpty();
    }

    /** The ball of the test source moves over a still ground. */
    @ParameterizedTest
    @ValueSource(strings = {"NV12", "I420"})
    void motionIsFoundWhereTheBallIs(String format) throws IOException {
        Launches.open();
        String still = "videotestsrc num-buffers=20 pattern=%s ! video/x-raw,format=" + format
                + ",width=640,height=480,framerate=30/1 ! gvamotiondetect";
        List<JsonNode> ball = frames(still.formatted("ball"));
        assertThat(ball).hasSizeGreaterThan(12);
        JsonNode region = ball.getLast().path("objects").path(0);
        assertThat(region.path("roi_type").asText()).isEqualTo("motion");
        assertThat(region.path("w").asInt()).isBetween(40, 320);
        assertThat(frames(still.formatted("smpte75") + " min-persistence=1")).isEmpty();
        assertThat(frames(still.formatted("ball") + " min-rel-area=0.25")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zero-term,1", "short-term-imageless,1", "short-term,3"})
    void aFaceKeepsItsNumber(String type, int interval) throws IOException {
        Launches.openWithRuntime();
        List<JsonNode> frames = frames("filesrc location=%s ! decodebin3 ! gvadetect model=%s inference-interval=%d "
                        .formatted(Home.video("carphone.mp4"), Home.model("face_short.tflite"), interval)
                + "! gvatrack tracking-type=" + type);
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode frame : frames) {
            frame.path("objects").forEach(o -> numbers.add(o.path("id").asInt()));
        }
        System.out.printf(
                "%s every %d frames: %d frames with a face, ids %s%n", type, interval, frames.size(), numbers);
        assertThat(frames).as("also without inference").hasSizeBetween(110, 120);
        assertThat(numbers).containsExactly(1);
    }

    @Test
    void batchesAreCollectedOverStreams() {
        Launches.openWithRuntime();
        String stream =
                "filesrc location=%s ! decodebin3 ! gvadetect model=%s model-instance-id=many batch-size=4 ! gvafpscounter ! fakesink "
                        .formatted(Home.video("carphone.mp4"), Home.model("face_short.tflite"));
        Launches.toEnd(stream.repeat(3));
        assertThat(Launches.MEASUREMENTS.counters())
                .extracting(FrameCounter.Snapshot::frames)
                .containsExactly(120L, 120L, 120L);
        assertThat(Launches.MEASUREMENTS.detections().get("face"))
                .as("as without batches")
                .isEqualTo(3 * 119L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gvadetect model=x custom-postproc-lib=/tmp/a.so | custom-postproc-lib | model-proc",
                "gvadetect model=x pre-process-backend=vaapi | pre-process-backend | opencv",
                "gvadetect model=x no-block=true | no-block | inference-interval",
                "gvadetect model=x core-pinning=0-1 scale-method=bicubic | core-pinning | taskset",
                "gvadetect model=x scheduling-policy=fair | scheduling-policy | latency",
                "gvadetect model=x ie-config=FAST | ie-config | KEY=VALUE",
                "gvadetect model=x threshold=1.5 | threshold | from 0 to 1",
                "gvaclassify model=x inference-interval=0 | inference-interval | from 1 to 2147483647",
                "gvametaconvert tags={ | tags | JSON",
                "gvametapublish password=secret signal-handoffs=true | signal-handoffs | leave it out",
                "gvametaconvert signal-handoffs=true | signal-handoffs | leave it out",
                "gvatrack tracking-type=deep-sort | tracking-type | zero-term",
                "gvatrack config=speed=9 | speed | patience",
                "gvawatermark displ-cfg=enable-blur=true | enable-blur | private",
                "gvawatermark displ-cfg=sparkle=1 | sparkle | thickness",
                "gvaattachroi roi=1,2,3 | roi | left,top,right,bottom"
            })
    void refusalsAtSetTimeNameThePropertyAndAWayOut(String element, String property, String wayOut) {
        Launches.open();
        String factory = element.substring(0, element.indexOf(' '));
        assertThatThrownBy(() -> Pipeline.parse(SOURCE + element + " ! fakesink"))
                .isInstanceOf(GstException.class)
                .hasMessageStartingWith(factory)
                .hasMessageContaining(property)
                .hasMessageContaining(wayOut)
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatOnlyAllPropertiesTogetherTellIsRefusedAtTheStart() {
        Launches.open();
        assertThat(Launches.toError(SOURCE + "gvaattachroi ! fakesink").message())
                .contains("roi")
                .contains("file-path");
    }

    private List<String> labels(String element) throws IOException {
        return frames(SOURCE + element, "add-empty-results=true").stream()
                .map(f -> f.path("objects").path(0).path("roi_type").asText(""))
                .toList();
    }

    private List<JsonNode> frames(String launch, String... properties) throws IOException {
        Path lines = directory.resolve("lines.jsonl");
        Files.deleteIfExists(lines);
        Launches.toEnd(launch + " ! gvametaconvert " + String.join(" ", properties)
                + " ! gvametapublish file-format=json-lines file-path=" + lines + " ! fakesink");
        List<JsonNode> frames = new ArrayList<>();
        for (String line : Files.readAllLines(lines)) {
            frames.add(JSON.readTree(line));
        }
        return frames;
    }
}
