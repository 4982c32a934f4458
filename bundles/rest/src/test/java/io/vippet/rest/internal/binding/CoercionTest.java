package io.vippet.rest.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.api.job.OutputMode;
import io.vippet.api.job.TestPipeline;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.rest.ValidationError;
import io.vippet.description.Shape;
import io.vippet.graph.Edge;
import io.vippet.rest.internal.wire.JsonProvider;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken for a value of each type, and what is echoed; see {@code coercion.txt}. */
class CoercionTest {

    record OfText(String v) {}

    record OfWhole(int v) {}

    record OfLong(long v) {}

    record OfMaybe(@Nullable Integer v) {}

    record OfDecimal(double v) {}

    record OfFlag(boolean v) {}

    record OfChoice(OutputMode v) {}

    record OfPlain(PipelineSource v) {}

    record OfList(List<String> v) {}

    record OfNumbers(List<Integer> v) {}

    record OfMap(Map<String, String> v) {}

    record OfFree(Map<String, Object> v) {}

    record OfObject(Edge v) {}

    record OfUnion(TestPipeline v) {}

    record OfLeast(@Min(0) double v) {}

    record OfRange(@Min(1) @Max(1000) int v) {}

    record OfSized(@Size(min = 2, max = 3) String v) {}

    record OfFilled(@Size(min = 1, max = 2) List<String> v) {}

    private static final Map<String, Class<? extends Record>> TYPES = Map.ofEntries(
            Map.entry("text", OfText.class),
            Map.entry("whole", OfWhole.class),
            Map.entry("long", OfLong.class),
            Map.entry("maybe", OfMaybe.class),
            Map.entry("decimal", OfDecimal.class),
            Map.entry("flag", OfFlag.class),
            Map.entry("choice", OfChoice.class),
            Map.entry("plain", OfPlain.class),
            Map.entry("list", OfList.class),
            Map.entry("numbers", OfNumbers.class),
            Map.entry("map", OfMap.class),
            Map.entry("free", OfFree.class),
            Map.entry("object", OfObject.class),
            Map.entry("union", OfUnion.class),
            Map.entry("least", OfLeast.class),
            Map.entry("range", OfRange.class),
            Map.entry("sized", OfSized.class),
            Map.entry("filled", OfFilled.class));

    private final ObjectMapper json = JsonProvider.mapper();

    static Stream<Arguments> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(CoercionTest.class.getResourceAsStream("coercion.txt"))) {
            List<Arguments> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", 3))
                    .map(cells -> Arguments.of(cells[0].strip(), cells[1].strip(), cells[2].strip()))
                    .toList();
            assertThat(rows).hasSizeGreaterThan(150);
            return rows.stream();
        }
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("rows")
    void takes(String type, String sent, String expected) throws IOException {
        Binder binder = new Binder();
        Object bound = binder.body(
                new Shape.Structure(Objects.requireNonNull(TYPES.get(type))),
                false,
                json.readTree("{\"v\":" + sent + "}"));
        if (expected.startsWith("!")) {
            assertThat(bound).isNull();
            assertThat(binder.errors())
                    .extracting(ValidationError::type)
                    .containsExactly(expected.substring(1).strip());
        } else {
            assertThat(binder.errors()).isEmpty();
            assertThat(json.writeValueAsString(bound)).isEqualTo("{\"v\":" + expected + "}");
        }
    }
}
