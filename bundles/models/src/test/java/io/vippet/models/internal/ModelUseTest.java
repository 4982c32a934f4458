package io.vippet.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelUseTest {

    private static Pipeline pipeline(String id, String model) {
        Graph graph = new Graph(List.of(new Node("0", "gvadetect", Map.of("model", model))), List.of());
        Variant variant = new Variant("cpu", "CPU", false, graph, graph, Instant.EPOCH, Instant.EPOCH);
        return new Pipeline(
                id,
                id,
                "",
                PipelineSource.USER_CREATED,
                List.of(),
                List.of(variant),
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void isTheSameWhileThePipelinesAre() {
        Pipeline first = pipeline("a", "m");
        ModelUse use = ModelUse.of(List.of(first));
        assertThat(ModelUse.of(List.of(first), use)).isSameAs(use);
    }

    @Test
    void followsThePipelines() {
        Pipeline first = pipeline("a", "m");
        ModelUse use = ModelUse.of(List.of(first));
        assertThat(use.of(List.of("m", "n"))).containsExactly("a");

        ModelUse added = ModelUse.of(List.of(first, pipeline("b", "m")), use);
        assertThat(added.of(List.of("m"))).containsExactly("a", "b");

        ModelUse changed = ModelUse.of(List.of(pipeline("a", "n")), added);
        assertThat(changed.of(List.of("m"))).isEmpty();
        assertThat(changed.of(List.of("n"))).containsExactly("a");
    }
}
