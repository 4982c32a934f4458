package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A density test: how many streams does the machine hold?
 *
 * @param fpsFloor frames per second that have to be reached; 0 = any
 * @param criterion what has to reach them; null = the mean
 */
public record DensityTestSpec(
        @Min(0) int fpsFloor,
        List<PipelineDensitySpec> pipelineDensitySpecs,
        @Default("{}") ExecutionConfig executionConfig,
        @Addition @Nullable DensityCriterion criterion) {

    public DensityTestSpec {
        pipelineDensitySpecs = List.copyOf(pipelineDensitySpecs);
    }
}
