package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Required;
import io.vippet.graph.Graph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an optimization; this is the JSON of {@link Job#result}, members in snake_case, nulls left out.
 *
 * @param totalFps frames per second of the optimized pipeline; null when nothing was measured
 * @param optimizedPipelineGraph null before the end, as are the next two
 * @param optimizer who searches: {@code vippet} or {@code dlstreamer}
 * @param baselineFps frames per second of the pipeline as it was
 * @param baselineDetections number of detections of its sample
 * @param noise share by which samples of one pipeline differed, the smallest gain that counts
 * @param current what is being tried
 * @param candidates all that was tried, in order
 * @param stopReason why the search ended
 */
public record OptimizationResult(
        @Required @Nullable Double totalFps,
        @Required @Nullable Graph optimizedPipelineGraph,
        @Required @Nullable Graph optimizedPipelineGraphSimple,
        @Required @Nullable String optimizedPipelineDescription,
        @Addition @Nullable String optimizer,
        @Addition @Nullable Double baselineFps,
        @Addition @Nullable Long baselineDetections,
        @Addition @Nullable Double noise,
        @Addition @Nullable String current,
        @Addition @Nullable List<OptimizationCandidate> candidates,
        @Addition @Nullable String stopReason) {}
