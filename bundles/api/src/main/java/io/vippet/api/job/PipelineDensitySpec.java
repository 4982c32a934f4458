package io.vippet.api.job;

import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Min;

/**
 * One pipeline of a density test.
 *
 * @param streamRate its share of the streams in percent; the shares of all pipelines make 100
 */
public record PipelineDensitySpec(
        TestPipeline pipeline, @Default("100") @Min(0) int streamRate) {}
