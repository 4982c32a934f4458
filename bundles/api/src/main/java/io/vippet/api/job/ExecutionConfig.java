package io.vippet.api.job;

import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Min;

/**
 * How a test runs.
 *
 * @param maxRuntime seconds; 0 = to the end of the input, more = looped and stopped then
 * @param enableLatencyMetrics whether frame latency is measured
 */
public record ExecutionConfig(
        @Default("\"disabled\"") OutputMode outputMode,
        @Default("0.0") @Min(0) double maxRuntime,
        @Default("\"disabled\"") MetadataMode metadataMode,
        @Default("false") boolean enableLatencyMetrics) {}
