package io.vippet.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.graph.vectors.VectorRunner;
import io.vippet.graph.vectors.VectorRunner.Outcome;
import io.vippet.graph.vectors.VectorRunner.Result;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

    /** Behaviours that we do not copy; docs/differences.md gives the reasons. */
    private static final Set<String> DEVIATIONS = Set.of("path-escape", "file-name-too-long");

    @ParameterizedTest
    @ValueSource(
            strings = {"catalog", "command", "decoder", "describe", "elements", "merge", "parse", "prepare", "simple"})
    void agreesWithTheReference(String file) throws IOException {
        VectorRunner runner = new VectorRunner(read("contexts-graph.json"));
        List<Result> results = runner.run(read("graph-" + file + ".json"));

        assertThat(results).hasSizeGreaterThan(100);
        assertThat(results)
                .filteredOn(r -> r.outcome() == Outcome.SKIPPED)
                .as("unknown operations")
                .isEmpty();
        assertThat(results).filteredOn(r -> r.outcome() == Outcome.FAILED).allMatch(r -> r.accidental().stream()
                .anyMatch(DEVIATIONS::contains));
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(VectorsTest.class.getResource("/vectors/" + name));
    }
}
