package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.job.PerformanceResult;
import io.vippet.api.job.PipelineStreamSpec;
import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Default;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A performance job as clients see it: the members of the contract first, then what this server adds.
 *
 * @param startTime milliseconds since 1970; of acceptance while the job waits, of leaving the queue afterwards
 * @param elapsedTime milliseconds of running, the queue not included
 * @param queuePosition 1 for the next one to run, null when not waiting
 * @param queuedTime milliseconds spent waiting
 */
public record PerformanceJobStatus(
        String id,
        long startTime,
        long elapsedTime,
        JobState state,
        List<String> details,
        @Nullable Double totalFps,
        @Nullable Double perStreamFps,
        @Nullable Integer totalStreams,
        @Nullable List<PipelineStreamSpec> streamsPerPipeline,
        @Nullable Map<String, List<String>> videoOutputPaths,
        @Default("null") @Nullable Map<String, LatencyMetrics> latencyTracerMetrics,
        @Nullable Map<String, String> liveStreamUrls,
        @Nullable Map<String, List<String>> metadataStreamUrls,
        @Addition JobPhase phase,
        @Addition @Nullable Integer queuePosition,
        @Addition long queuedTime,
        @Addition @Nullable Long frames,
        @Addition @Nullable Double measuredSeconds,
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
        @Addition @Nullable Map<String, Long> detections) {

    /** Shows a job at a moment. */
    static PerformanceJobStatus of(Job job, Instant now) {
        PerformanceResult result = StoredResult.performance(job.result());
        Instant start = job.started() == null ? job.created() : job.started();
        return new PerformanceJobStatus(
                job.id(),
                start.toEpochMilli(),
                job.elapsed(now).toMillis(),
                job.state(),
                job.details(),
                result.totalFps(),
                result.perStreamFps(),
                result.totalStreams(),
                result.streamsPerPipeline(),
                result.videoOutputPaths(),
                result.latencyTracerMetrics(),
                result.liveStreamUrls(),
                result.metadataStreamUrls(),
                job.phase(),
                job.queuePosition() == 0 ? null : (Integer) job.queuePosition(),
                job.queued(now).toMillis(),
                result.frames(),
                result.measuredSeconds(),
                result.engine(),
                result.engineVersion(),
                result.device(),
                result.precision(),
                result.latencyAvgMs(),
                result.latencyP50Ms(),
                result.latencyP95Ms(),
                result.latencyP99Ms(),
                result.contended(),
                result.pressure(),
                result.detections());
    }
}
