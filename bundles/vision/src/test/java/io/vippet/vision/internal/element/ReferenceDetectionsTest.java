package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.vision.internal.decode.Detection;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The elements find what OpenVINO's Python API finds with preparation and decoding of its own. Both sides look a little
 * below the confidence from which boxes have to agree, so that rounding at the threshold decides nothing.
 */
class ReferenceDetectionsTest {
    private static final float AGREE_FROM = 0.45f;
    private static final double ASKED = 0.38;
    private static final float OVERLAP = 0.9f;
    private static final float CLOSE = 0.95f;
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void open() {
        Launches.openWithRuntime();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidv4-bikes", "oidv4-vtest", "centerface-carphone"})
    void findsWhatTheReferenceFinds(String name, @TempDir Path directory) throws Exception {
        JsonNode reference = read(name);
        Path video = Home.video(reference.get("video").asText());
        Path model = Home.model(reference.get("model").asText());
        assumeTrue(digest(video).equals(reference.get("video_sha256").asText()), "another encoding of " + video);
        Path lines = directory.resolve(name + ".jsonl");
        Launches.toEnd(("filesrc location=%s ! decodebin3 ! gvadetect model=%s threshold=%s "
                        + "ie-config=INFERENCE_PRECISION_HINT=f32 ! gvametaconvert add-empty-results=true "
                        + "! gvametapublish file-format=json-lines file-path=%s ! fakesink")
                .formatted(video, model, ASKED, lines));
        assertThat(Launches.MEASUREMENTS.inferences().getFirst().precision()).isEqualTo("f32");
        List<String> frames = Files.readAllLines(lines);
        Agreement agreement = new Agreement();
        for (Map.Entry<String, JsonNode> frame : reference.get("frames").properties()) {
            List<List<Detection>> expected = ofReference(frame.getValue());
            List<Detection> found = ofElement(JSON.readTree(frames.get(Integer.parseInt(frame.getKey()))));
            expected.forEach(alternatives -> agreement.expect(frame.getKey(), alternatives, found));
            found.forEach(d -> agreement.expect(
                    frame.getKey(),
                    List.of(d),
                    expected.stream().flatMap(List::stream).toList()));
        }
        System.out.printf("%s, %d frames: %s%n", name, reference.get("frames").size(), agreement);
        assertThat(agreement.compared).isGreaterThanOrEqualTo(100);
        assertThat(agreement.worst).isGreaterThanOrEqualTo(OVERLAP);
        assertThat(agreement.apart).isLessThanOrEqualTo(0.02);
    }

    /** The worst of all best matches, of those boxes that are confident enough. */
    private static final class Agreement {
        private float worst = 1;
        private int compared;
        private int close;
        private int ties;
        private double apart;

        void expect(String frame, List<Detection> alternatives, List<Detection> others) {
            if (alternatives.getFirst().confidence() < AGREE_FROM) {
                return;
            }
            float first = best(alternatives.getFirst(), others);
            float overlap = (float) alternatives.stream()
                    .mapToDouble(d -> best(d, others))
                    .max()
                    .orElse(0);
            compared++;
            ties += first < OVERLAP && overlap >= OVERLAP ? 1 : 0;
            if (overlap < OVERLAP) {
                System.out.println("frame " + frame + ": " + alternatives + " among " + others);
            }
            worst = Math.min(worst, overlap);
            close += overlap >= CLOSE ? 1 : 0;
            Detection d = alternatives.getFirst();
            others.stream()
                    .filter(o -> o.label() == d.label() && d.overlap(o) >= CLOSE)
                    .mapToDouble(o -> Math.abs(o.confidence() - d.confidence()))
                    .min()
                    .ifPresent(difference -> apart = Math.max(apart, difference));
        }

        private static float best(Detection d, List<Detection> others) {
            return (float) others.stream()
                    .filter(o -> o.label() == d.label())
                    .mapToDouble(d::overlap)
                    .max()
                    .orElse(0);
        }

        @Override
        public String toString() {
            return "%d comparisons, worst overlap %.3f, %d with at least %.2f, confidences apart by at most %.4f, %d ties"
                    .formatted(compared, worst, close, CLOSE, apart, ties);
        }
    }

    private static List<List<Detection>> ofReference(JsonNode frame) {
        List<List<Detection>> found = new ArrayList<>();
        for (JsonNode d : frame) {
            List<Detection> alternatives = new ArrayList<>();
            alternatives.add(box(d, d, 2));
            d.get(6).forEach(b -> alternatives.add(box(d, b, 0)));
            found.add(alternatives);
        }
        return found;
    }

    private static Detection box(JsonNode d, JsonNode edges, int at) {
        return new Detection(
                edges.get(at).floatValue(),
                edges.get(at + 1).floatValue(),
                edges.get(at + 2).floatValue(),
                edges.get(at + 3).floatValue(),
                d.get(1).floatValue(),
                d.get(0).intValue());
    }

    private static List<Detection> ofElement(JsonNode frame) {
        List<Detection> found = new ArrayList<>();
        for (JsonNode object : frame.get("objects")) {
            JsonNode d = object.get("detection");
            JsonNode box = d.get("bounding_box");
            found.add(new Detection(
                    box.get("x_min").floatValue(),
                    box.get("y_min").floatValue(),
                    box.get("x_max").floatValue(),
                    box.get("y_max").floatValue(),
                    d.get("confidence").floatValue(),
                    d.get("label_id").intValue()));
        }
        return found;
    }

    private static JsonNode read(String name) throws Exception {
        try (InputStream in = ReferenceDetectionsTest.class.getResourceAsStream("/reference/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }

    private static String digest(Path file) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(sum);
    }
}
