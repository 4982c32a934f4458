package io.vippet.api.job;

import io.vippet.api.payload.Default;
import java.util.List;

/** A performance test: pipelines with fixed numbers of streams, all in one run. */
public record PerformanceTestSpec(
        List<PipelinePerformanceSpec> pipelinePerformanceSpecs,
        @Default("{}") ExecutionConfig executionConfig) {

    public PerformanceTestSpec {
        pipelinePerformanceSpecs = List.copyOf(pipelinePerformanceSpecs);
    }
}
