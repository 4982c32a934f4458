package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Message;
import io.vippet.vision.VisionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The elements in real pipelines, with real models where they infer. */
class ElementsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void findsFacesAndSaysWhatTheyAre() throws Exception {
        Launches.openWithRuntime();
        Path lines = directory.resolve("faces.jsonl");
        Path picture = directory.resolve("%03d.png");
        Launches.toEnd(
                ("filesrc location=%s ! decodebin3 ! gvadetect model=%s ! gvaclassify model=%s object-class=face "
                                + "! gvaclassify model=%s ! gvametaconvert source=clip ! gvametapublish file-format=json-lines "
                                + "file-path=%s ! gvawatermark ! gvafpscounter ! videoconvert ! pngenc ! multifilesink location=%s")
                        .formatted(
                                Home.video("carphone.mp4"),
                                Home.model("centerface.onnx"),
                                Home.model("age-v1.onnx"),
                                Home.model("gender-v1.onnx"),
                                lines,
                                picture));
        List<JsonNode> frames = read(lines);
        assertThat(frames).hasSize(120);
        List<Integer> ages = new ArrayList<>();
        int male = 0;
        long last = -1;
        for (JsonNode frame : frames) {
            assertThat(frame.get("timestamp").longValue())
                    .as("frames stay in order")
                    .isGreaterThan(last);
            last = frame.get("timestamp").longValue();
            JsonNode face = frame.get("objects").get(0);
            ages.add(face.get("age").get("label_id").intValue());
            male += face.get("gender").get("label").asText().equals("male") ? 1 : 0;
        }
        assertThat(male).isGreaterThan(100);
        assertThat(ages.stream().mapToInt(Integer::intValue).average().orElse(0))
                .isBetween(25.0, 45.0);
        assertThat(Launches.MEASUREMENTS.detections()).containsEntry("face", 120L);
        assertThat(Launches.MEASUREMENTS.inferences()).hasSize(3);
        assertThat(Launches.MEASUREMENTS.counters())
                .extracting(FrameCounter.Snapshot::frames, FrameCounter.Snapshot::ended)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(120L, true));
        assertThat(directory.resolve("119.png")).isNotEmptyFile();
    }

    @Test
    void resultsSurviveConversionAndScaling() throws Exception {
        Launches.openWithRuntime();
        Path lines = directory.resolve("scaled.jsonl");
        Launches.toEnd(("filesrc location=%s ! decodebin3 ! gvadetect model=%s inference-interval=2 ! videoconvert "
                        + "! videoscale ! video/x-raw,format=BGRx,width=352,height=288 ! gvaclassify model=%s "
                        + "! gvametaconvert ! gvametapublish file-format=json-lines file-path=%s ! fakesink")
                .formatted(
                        Home.video("carphone.mp4"),
                        Home.model("face_short.tflite"),
                        Home.model("gender-v1.onnx"),
                        lines));
        List<JsonNode> frames = read(lines);
        assertThat(frames).hasSizeBetween(55, 60);
        JsonNode frame = frames.get(10);
        JsonNode face = frame.get("objects").get(0);
        assertThat(frame.get("resolution").get("width").intValue()).isEqualTo(352);
        assertThat(face.get("w").intValue()).isGreaterThan(60);
        assertThat(face.get("detection").get("confidence").floatValue()).isGreaterThan(0.7f);
        assertThat(face.get("gender").get("label").asText()).isNotEmpty();
    }

    @Test
    void severalStreamsShareOneModel() {
        Launches.openWithRuntime();
        String stream =
                "filesrc location=%s ! decodebin3 ! gvadetect model=%s model-instance-id=one nireq=2 ! gvafpscounter ! fakesink "
                        .formatted(Home.video("carphone.mp4"), Home.model("face_short.tflite"));
        Launches.toEnd(stream.repeat(4));
        assertThat(Launches.MEASUREMENTS.counters())
                .extracting(FrameCounter.Snapshot::frames)
                .containsExactly(120L, 120L, 120L, 120L);
        assertThat(Launches.MEASUREMENTS.inferences()).hasSize(4);
    }

    @Test
    void moreRegionsThanRequestsDoNotBlock() throws Exception {
        Launches.openWithRuntime();
        Path lines = directory.resolve("crowd.jsonl");
        Launches.toEnd(("filesrc location=%s ! decodebin3 ! gvadetect model=%s threshold=0.1 "
                        + "! gvaclassify model=%s nireq=1 ! gvametaconvert ! gvametapublish file-format=json-lines "
                        + "file-path=%s ! fakesink")
                .formatted(
                        Home.video("carphone.mp4"), Home.model("oidv4.tflite"), Home.model("gender-v1.onnx"), lines));
        List<JsonNode> frames = read(lines);
        assertThat(frames).hasSize(120);
        for (JsonNode frame : frames) {
            assertThat(frame.get("objects").size()).isGreaterThan(1);
            frame.get("objects").forEach(o -> assertThat(o.has("gender")).isTrue());
        }
    }

    @Test
    void saysWhatIsWrongWithItsProperties() {
        Launches.openWithRuntime();
        String source = "videotestsrc num-buffers=3 ! video/x-raw,format=NV12,width=64,height=64 ! ";
        assertThat(message(source + "gvadetect ! fakesink")).contains("model");
        assertThat(message(source + "gvadetect model=/no/such.xml ! fakesink")).contains("/no/such.xml");
        Path face = Home.model("face_short.tflite");
        assertThat(message(source + "gvadetect model=" + face + " device=TPU ! fakesink"))
                .contains("TPU");
        assertThat(message(source + "gvadetect model=" + face + " ie-config=NO_SUCH=1 ! fakesink"))
                .contains("NO_SUCH")
                .doesNotContain("src/");
        assertThat(message(source + "gvadetect model=" + face + " model-proc=/no/such.json ! fakesink"))
                .contains("/no/such.json");
    }

    @Test
    void publishesOneArrayAndAppends() throws Exception {
        Launches.open();
        Path file = directory.resolve("frames.json");
        String launch = "videotestsrc num-buffers=3 ! video/x-raw,format=I420,width=64,height=48,framerate=10/1 "
                + "! gvametaconvert add-empty-results=true tags={\\\"a\\\":1} ! gvametapublish file-path=" + file
                + " ! fakesink";
        Launches.toEnd(launch);
        JsonNode array = JSON.readTree(file.toFile());
        assertThat(array.size()).isEqualTo(3);
        assertThat(array.get(2).get("timestamp").longValue()).isEqualTo(200_000_000L);
        assertThat(array.get(2).get("tags").get("a").intValue()).isEqualTo(1);
        assertThat(array.get(2).get("objects")).isEmpty();
        long once = Files.size(file);
        Launches.toEnd(launch);
        assertThat(Files.size(file)).isEqualTo(2 * once);
    }

    @Test
    void countsAfterTheStartingFrame() {
        Launches.open();
        Launches.toEnd(
                "videotestsrc num-buffers=10 ! gvafpscounter starting-frame=4 name=counter interval=1,2 ! fakesink");
        assertThat(Launches.MEASUREMENTS.counters())
                .extracting(FrameCounter.Snapshot::stream, FrameCounter.Snapshot::frames)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("counter", 6L));
    }

    @Test
    void warmsUp() {
        Launches.open();
        assertThat(new VisionElements().warmUpLaunches()).isNotEmpty().allSatisfy(Launches::toEnd);
    }

    @Test
    void warmsUpWithADetectorWhereTheRuntimeIs(@TempDir Path cache) {
        Launches.openWithRuntime();
        System.setProperty("OPENVINO_CACHE_DIR", cache.toString());
        try {
            VisionElements elements = new VisionElements();
            assertThat(elements.engine()).isPresent();
            for (int twice = 0; twice < 2; twice++) {
                assertThat(elements.warmUpLaunches()).allSatisfy(launch -> {
                    assertThat(launch).contains("gvadetect").contains(cache.toString());
                    Launches.toEnd(launch);
                });
            }
            assertThat(Launches.MEASUREMENTS.detections().values()).containsExactly(20L);
        } finally {
            System.clearProperty("OPENVINO_CACHE_DIR");
        }
    }

    @Test
    void configurationIsPairs() {
        assertThat(ModelSetup.config("ie-config", "A=1, B=x=y,"))
                .containsEntry("A", "1")
                .containsEntry("B", "x=y");
        assertThatThrownBy(() -> ModelSetup.config("ie-config", "A")).isInstanceOf(VisionException.class);
    }

    private static String message(String launch) {
        Message.Error error = Launches.toError(launch);
        return error.message();
    }

    private static List<JsonNode> read(Path file) throws Exception {
        List<JsonNode> frames = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            frames.add(JSON.readTree(line));
        }
        return frames;
    }
}
