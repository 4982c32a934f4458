package io.vippet.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.vectors.VectorRunner.Outcome;
import io.vippet.vectors.VectorRunner.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

    private static final Path DIFFERENCES = Path.of("../../docs/differences.md");

    @ParameterizedTest
    @ValueSource(
            strings = {"catalog", "command", "decoder", "describe", "elements", "merge", "parse", "prepare", "simple"})
    void agreesWithTheReference(String file) throws IOException {
        VectorRunner runner = new VectorRunner(read("contexts-graph.json"), KnownDifferences.read(DIFFERENCES));
        List<Result> results = runner.run(read("graph-" + file + ".json"));

        assertThat(results).hasSizeGreaterThan(100);
        assertThat(results).filteredOn(r -> r.outcome() == Outcome.FAILED).isEmpty();
        assertThat(results).filteredOn(r -> r.outcome() == Outcome.SKIPPED).hasSizeLessThan(2);
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream stream = VectorsTest.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
