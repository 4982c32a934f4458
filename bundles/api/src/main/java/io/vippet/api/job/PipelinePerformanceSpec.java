package io.vippet.api.job;

import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Min;

/**
 * One pipeline of a performance test.
 *
 * @param streams how many times it runs in parallel
 */
public record PipelinePerformanceSpec(
        TestPipeline pipeline, @Default("1") @Min(0) int streams) {}
