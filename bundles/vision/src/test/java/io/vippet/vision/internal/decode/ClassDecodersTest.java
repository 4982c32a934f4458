package io.vippet.vision.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.vision.FloatTensor;
import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.internal.model.Labels;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassDecodersTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max | "labels": ["a", "b", "c"] | 0.2, 7, 0.9 | b | 1 | 7
            softmax | "labels": ["a", "b", "c"] | 0, 2, 0 | b | 1 | 0.78699
            multi | "labels": ["a", "b", "c"] | 0.6, 0.2, 0.9 | a,c | 2 | 0.9
            multi | "labels": ["a", "b", "c"], "threshold": 0.8 | 0.6, 0.2, 0.9 | c | 2 | 0.9
            softmax_multi | "labels": ["a", "b", "c"], "threshold": 0.4 | 3, 3, 0 | a,b | 0 | 0.48785
            compound | "labels": ["M:", "F:", "bag", "", "hat", "no hat"] | 0.1, 0.7, 0.4 | F: bag no hat | 1 | 0.7
            index | "labels": ["0", "1", "<Anhui>", "A"] | 2, 3, 1, 0, -1, 3 | <Anhui>A10 | 0 | 1
            """)
    void methodsOfLabel(String method, String members, String values, String text, int id, float confidence) {
        Classification c = label(method, members, floats(values));
        assertThat(c.text()).isEqualTo(text);
        assertThat(c.id()).isEqualTo(id);
        assertThat(c.confidence()).isCloseTo(confidence, within(1e-4f));
    }

    @Test
    void textScalesAndRoundsAValue() {
        Output age = output("\"converter\": \"tensor_to_text\", \"text_scale\": 100, \"text_precision\": 1");
        Classification c = decode(age, Labels.NONE, List.of(1, 1, 1, 1), 0.3126f);
        assertThat(c.text()).isEqualTo("31.3");
        assertThat(c.id()).isEqualTo(31);
    }

    @Test
    void ctcDropsRepeatsThenBlanks() {
        Labels letters = new Labels(List.of("A", "B"));
        // blank, A, A, blank, A, B, space (the class after the last letter)
        float[] steps = new float[7 * 4];
        int[] best = {0, 1, 1, 0, 1, 2, 3};
        for (int i = 0; i < best.length; i++) {
            steps[4 * i + best[i]] = best[i] == 2 ? 0.6f : 0.8f;
        }
        Classification c = decode(output("\"converter\": \"paddle_ocr_ctc\""), letters, List.of(1, 7, 4), steps);
        assertThat(c.text()).isEqualTo("AAB ");
        assertThat(c.confidence()).isCloseTo(0.75f, within(1e-6f));
        assertThat(decode(output("\"converter\": \"ctc\""), letters, List.of(1, 1, 3), 1, 0, 0)
                        .text())
                .isEmpty();
        assertThatThrownBy(() -> decode(output("\"converter\": \"ctc\""), letters, List.of(1, 1, 9), new float[9]))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("2 labels")
                .hasMessageContaining("[1, 1, 9]");
    }

    @Test
    void saysWhichConvertersAndMethodsThereAre() {
        assertThatThrownBy(() -> label("best", "\"labels\": []", 1))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("compound")
                .hasMessageContaining("best");
        assertThatThrownBy(() -> decode(output("\"converter\": \"tarot\""), Labels.NONE, List.of(1, 1), 1))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("tarot")
                .hasMessageContaining("expectation");
    }

    private static Classification label(String method, String members, float... values) {
        Output output = output("\"converter\": \"label\", \"method\": \"" + method + "\", " + members);
        return decode(output, Labels.of(output.labels(), Path.of("")), List.of(1, values.length), values);
    }

    private static Classification decode(Output output, Labels labels, List<Integer> shape, float... values) {
        return ClassDecoders.of(output, labels, List.of(new OutputPort("out", shape)))
                .decode(new Outputs(List.of(new FloatTensor("out", shape, values)), 10, 10));
    }

    static Output output(String members) {
        try {
            return MAPPER.readValue("{" + members + "}", Output.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static float[] floats(String text) {
        String[] parts = text.split(", ");
        float[] values = new float[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(parts[i]);
        }
        return values;
    }
}
