package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a performance test; this is the JSON of {@link Job#result}, members in snake_case, nulls left out.
 *
 * @param totalFps frames per second of all streams
 * @param perStreamFps mean frames per second of one stream
 * @param totalStreams number of streams that delivered frames
 * @param videoOutputPaths pipeline id to files as clients spell them, {@code main_output} last
 * @param latencyTracerMetrics stream id to its last sample; null when not measured
 * @param metadataStreamUrls pipeline id to stream addresses relative to the API root
 * @param frames number of counted frames, those before all streams delivered not among them
 * @param measuredSeconds first to last counted frame, monotonic clock
 * @param minStreamFps frames per second of the slowest stream
 * @param streamResults stream id to what was measured of it alone
 * @param startupMs milliseconds from leaving the queue to PLAYING
 * @param engine inference engine that ran
 * @param device devices that inferred, joined by comma
 * @param precision precision that the device really used, joined by comma
 * @param latencyAvgMs mean frame latency of the whole run, all streams
 * @param contended whether other load took the processor meanwhile
 * @param pressure share of time (percent) in which some task waited for the processor
 * @param detections label to number of detections
 */
public record PerformanceResult(
        @Required @Nullable Double totalFps,
        @Required @Nullable Double perStreamFps,
        @Required @Nullable Integer totalStreams,
        @Required @Nullable List<PipelineStreamSpec> streamsPerPipeline,
        @Required @Nullable Map<String, List<String>> videoOutputPaths,
        @Nullable Map<String, LatencyMetrics> latencyTracerMetrics,
        @Required @Nullable Map<String, String> liveStreamUrls,
        @Required @Nullable Map<String, List<String>> metadataStreamUrls,
        @Addition @Nullable Long frames,
        @Addition @Nullable Double measuredSeconds,
        @Addition @Nullable Double minStreamFps,
        @Addition @Nullable Map<String, StreamResult> streamResults,
        @Addition @Nullable Long startupMs,
        @Addition @Nullable String engine,
        @Addition @Nullable String engineVersion,
        @Addition @Nullable String device,
        @Addition @Nullable String precision,
        @Addition @Nullable Double latencyAvgMs,
        @Addition @Nullable Double latencyP50Ms,
        @Addition @Nullable Double latencyP95Ms,
        @Addition @Nullable Double latencyP99Ms,
        @Addition @Nullable Boolean contended,
        @Addition @Nullable Double pressure,
        @Addition @Nullable Map<String, Long> detections) {}
