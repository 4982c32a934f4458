package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolution and format change while the pipeline plays: I420 of 320x240, then NV12 of 640x360. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class CapsChangeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SMALL = "video/x-raw,format=I420,width=320,height=240,framerate=30/1";
    private static final String LARGE = "video/x-raw,format=NV12,width=640,height=360,framerate=30/1";

    @TempDir
    Path directory;

    @Test
    void framesInFlightComeBeforeTheNewCaps() throws IOException {
        Launches.openWithRuntime();
        String clip = "filesrc location=" + Home.video("carphone.mp4")
                + " ! decodebin3 ! videorate ! videoconvert ! videoscale ! %s ! queue ! c. ";
        List<JsonNode> frames = frames(
                "gvadetect model=%s ! gvaclassify model=%s object-class=face ! gvatrack ! gvawatermark"
                        .formatted(Home.model("face_short.tflite"), Home.model("gender-v1.onnx")),
                clip.formatted(SMALL) + clip.formatted(LARGE));
        int half = frames.size() / 2;
        assertThat(frames).hasSizeGreaterThan(200);
        for (int i = 0; i < frames.size(); i++) {
            JsonNode frame = frames.get(i);
            assertThat(frame.path("resolution").path("width").asInt())
                    .as("frame %d of %d", i, frames.size())
                    .isEqualTo(i < half ? 320 : 640);
            if (i % half > 0) {
                assertThat(frame.path("timestamp").asLong())
                        .isGreaterThan(frames.get(i - 1).path("timestamp").asLong());
            }
        }
        for (int i = 0; i < half; i++) {
            JsonNode small = frames.get(i).path("objects").path(0);
            JsonNode large = frames.get(half + i).path("objects").path(0);
            assertThat(large.isMissingNode()).as("face in frame %d", i).isEqualTo(small.isMissingNode());
            if (!small.isMissingNode()) {
                assertThat(large.path("gender").has("label")).isTrue();
                for (String edge : List.of("x_min", "x_max", "y_min", "y_max")) {
                    assertThat(edge(large, edge))
                            .as(edge)
                            .isBetween(edge(small, edge) - 0.08, edge(small, edge) + 0.08);
                }
            }
        }
    }

    @Test
    void aThingKeepsItsNumber() throws IOException {
        Launches.open();
        Path known = Files.writeString(directory.resolve("known.json"), """
                [{"objects": [{"detection": {"bounding_box": {"x_min": 0.1, "y_min": 0.1, "x_max": 0.2, "y_max": 0.2}}}]}]
                """);
        List<JsonNode> frames =
                frames("gvaattachroi mode=in-loop file-path=" + known + " ! gvatrack", test("black", 5));
        assertThat(frames).hasSize(10).allSatisfy(f -> assertThat(
                        f.path("objects").path(0).path("id").asInt())
                .isEqualTo(1));
    }

    @Test
    void motionIsNotLookedForBetweenTwoSizes() throws IOException {
        Launches.open();
        List<JsonNode> frames = frames("gvamotiondetect block-size=32", test("ball", 15));
        assertThat(frames).hasSize(30);
        assertThat(frames.get(14).path("objects")).isNotEmpty();
        assertThat(frames.get(15).path("objects")).as("nothing of before").isEmpty();
        assertThat(frames.get(29).path("objects")).isNotEmpty();
        assertThat(edge(frames.get(29).path("objects").path(0), "x_max")).isLessThanOrEqualTo(1);
    }

    @Test
    void boxesAreDrawnIntoEitherFormat() throws IOException {
        Launches.open();
        Path raw = directory.resolve("frames.yuv");
        Launches.toEnd("concat name=c ! gvaattachroi roi=32,24,160,120 ! gvawatermark ! filesink location=" + raw + " "
                + test("black", 1));
        byte[] bytes = Files.readAllBytes(raw);
        int small = 320 * 240 * 3 / 2;
        assertThat(bytes).hasSize(small + 640 * 360 * 3 / 2);
        assertThat(luma(bytes, 32 + 60 * 320)).as("left edge, small").isNotEqualTo(16);
        assertThat(luma(bytes, 80 + 60 * 320)).as("inside, small").isEqualTo(16);
        assertThat(luma(bytes, small + 32 + 60 * 640)).as("left edge, large").isNotEqualTo(16);
        assertThat(luma(bytes, small + 80 + 60 * 640)).as("inside, large").isEqualTo(16);
    }

    private static String test(String pattern, int frames) {
        String source = "videotestsrc num-buffers=" + frames + " pattern=" + pattern + " ! %s ! c. ";
        return source.formatted(SMALL) + source.formatted(LARGE);
    }

    private static int luma(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    private static double edge(JsonNode object, String name) {
        return object.path("detection").path("bounding_box").path(name).asDouble();
    }

    private List<JsonNode> frames(String elements, String sources) throws IOException {
        Path lines = directory.resolve("lines.jsonl");
        Launches.toEnd("concat name=c ! " + elements
                + " ! gvametaconvert add-empty-results=true ! gvametapublish file-format=json-lines file-path=" + lines
                + " ! fakesink " + sources);
        List<JsonNode> frames = new ArrayList<>();
        for (String line : Files.readAllLines(lines)) {
            frames.add(JSON.readTree(line));
        }
        return frames;
    }
}
