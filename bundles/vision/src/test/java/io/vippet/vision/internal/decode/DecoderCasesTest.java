package io.vippet.vision.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.vision.FloatTensor;
import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoders against what {@code decoder_cases.py} computes of the same outputs. */
class DecoderCasesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Case(JsonNode json) {
        Output description() {
            return MAPPER.convertValue(json.path("description"), Output.class);
        }

        @Override
        public String toString() {
            return json.path("description").path("converter").asText();
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DecoderCasesTest.class.getResourceAsStream("/decode/cases.json"))) {
            return MAPPER.readTree(in).valueStream().map(Case::new).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatTheReferenceFinds(Case c) {
        List<FloatTensor> tensors = c.json()
                .path("tensors")
                .valueStream()
                .map(DecoderCasesTest::tensor)
                .toList();
        List<OutputPort> ports =
                tensors.stream().map(t -> new OutputPort(t.name(), t.shape())).toList();
        int width = c.json().path("width").asInt();
        int height = c.json().path("height").asInt();

        List<Detection> found = DetectionDecoders.of(c.description(), ports)
                .decode(new Outputs(tensors, width, height), (float)
                        c.json().path("threshold").asDouble());

        List<JsonNode> expected = c.json().path("detections").valueStream().toList();
        assertThat(expected).isNotEmpty();
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            Detection d = found.get(i);
            JsonNode e = expected.get(i);
            assertThat(d.label()).isEqualTo(e.path("label").asInt());
            assertThat(d.confidence()).isCloseTo((float) e.path("confidence").asDouble(), within(1e-4f));
            float[] box = {d.left(), d.top(), d.right(), d.bottom()};
            for (int side = 0; side < box.length; side++) {
                assertThat(box[side]).isCloseTo((float) e.path("box").path(side).asDouble(), within(1e-4f));
            }
        }
    }

    @Test
    void everyConverterHasACase() throws IOException {
        assertThat(cases().map(Case::toString)).containsAll(DetectionDecoders.converters());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsThatFitPassTheTrial(Case c) {
        List<OutputPort> ports = c.json()
                .path("tensors")
                .valueStream()
                .map(t -> new OutputPort(t.path("name").asText(), shape(t)))
                .toList();
        DetectionDecoder decoder = DetectionDecoders.of(c.description(), ports);
        assertThatCode(() -> DecoderTrial.run(
                        decoder,
                        ports,
                        c.json().path("width").asInt(),
                        c.json().path("height").asInt()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void familiesAreRecognisedByTheirOutputs(Case c) {
        List<OutputPort> ports = new ArrayList<>();
        c.json()
                .path("tensors")
                .forEach(t -> ports.add(new OutputPort(t.path("name").asText(), shape(t))));
        String told = c.toString();
        try {
            String recognised = Recognition.detector(
                    ports,
                    c.json().path("width").asInt(),
                    c.json().path("height").asInt());
            if (c.json().path("recognised").asBoolean()) {
                assertThat(recognised).isEqualTo(told);
            } else {
                assertThat(recognised)
                        .as("a relative of " + told)
                        .isIn("yolo_v8", "yolo_v8_seg", "yolo_v10", "yolo_x", "rtdetr", "yolo_v5");
            }
        } catch (VisionException e) {
            assertThat(c.json().path("recognised").asBoolean())
                    .as(e.getMessage())
                    .isFalse();
            assertThat(e).hasMessageContaining(ports.getFirst().toString()).hasMessageContaining("model-proc");
        }
    }

    private static List<Integer> shape(JsonNode tensor) {
        return tensor.path("shape").valueStream().map(JsonNode::asInt).toList();
    }

    private static FloatTensor tensor(JsonNode json) {
        List<Integer> shape = shape(json);
        float[] data = new float[shape.stream().reduce(1, Math::multiplyExact)];
        Arrays.fill(data, (float) json.path("base").asDouble());
        json.path("values")
                .forEach(v -> data[v.get(0).asInt()] = (float) v.get(1).asDouble());
        return new FloatTensor(json.path("name").asText(), shape, data);
    }
}
