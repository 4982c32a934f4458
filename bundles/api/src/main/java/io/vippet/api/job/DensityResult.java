package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a density test; this is the JSON of {@link Job#result}, members in snake_case, nulls left out. The
 * members of the contract are null until the test has succeeded; the added ones tell how it is going.
 *
 * @param totalFps always null
 * @param perStreamFps mean frames per second of a stream in the best run
 * @param totalStreams streams of the best run
 * @param streamsPerPipeline of the best run
 * @param videoOutputPaths of the best run: pipeline id to files as clients spell them
 * @param latencyTracerMetrics of the best run: stream id to its last sample; null when not measured
 * @param densityLower the machine holds at least so many streams
 * @param densityUpper and at most so many
 * @param confidence probability that both are right
 * @param floorMet whether the best run reached the floor; if not, it is a run of one stream
 * @param runNoise typical deviation of the rate from run to run, as a share
 * @param drifting whether the machine got faster or slower in the course of the test
 * @param currentStreams streams of the run that is going on
 * @param iterations all runs so far, in order
 * @param contendedRuns how many of them other load disturbed
 * @param contended whether a disturbed run had to be counted
 * @param stopReason why the search ended
 */
public record DensityResult(
        @Required @Nullable Double totalFps,
        @Required @Nullable Double perStreamFps,
        @Required @Nullable Integer totalStreams,
        @Required @Nullable List<PipelineStreamSpec> streamsPerPipeline,
        @Required @Nullable Map<String, List<String>> videoOutputPaths,
        @Nullable Map<String, LatencyMetrics> latencyTracerMetrics,
        @Addition @Nullable Integer densityLower,
        @Addition @Nullable Integer densityUpper,
        @Addition @Nullable Double confidence,
        @Addition @Nullable Boolean floorMet,
        @Addition @Nullable Double runNoise,
        @Addition @Nullable Boolean drifting,
        @Addition @Nullable Integer currentStreams,
        @Addition @Nullable List<DensityIteration> iterations,
        @Addition @Nullable Integer contendedRuns,
        @Addition @Nullable Boolean contended,
        @Addition @Nullable String stopReason) {}
