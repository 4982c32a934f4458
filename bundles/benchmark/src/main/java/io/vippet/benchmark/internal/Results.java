package io.vippet.benchmark.internal;

import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.job.PerformanceResult;
import io.vippet.api.job.PipelineStreamSpec;
import io.vippet.api.runner.RunResult;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.command.RunCommand;
import io.vippet.graph.command.StreamIdentity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts results together: first what the launch text tells, later what the run measured. */
final class Results {

    private Results() {}

    /** What is known of a run before it starts. */
    record Early(
            @Nullable List<PipelineStreamSpec> streams,
            Map<String, List<String>> files,
            @Nullable Map<String, LatencyMetrics> latencies,
            Map<String, String> liveUrls,
            @Nullable Map<String, List<String>> metadataUrls) {}

    /** A test that never left the queue. */
    static Early queued(Map<String, List<String>> files) {
        return new Early(null, files, null, Map.of(), null);
    }

    /** The streams of every pipeline, in request order. */
    static List<PipelineStreamSpec> streams(List<PipelineStreams> pipelines, RunCommand command) {
        return pipelines.stream()
                .map(p -> {
                    List<String> ids = command.streams().getOrDefault(p.id(), List.of()).stream()
                            .map(StreamIdentity::id)
                            .toList();
                    return new PipelineStreamSpec(p.id(), ids.size(), ids);
                })
                .toList();
    }

    /** The members that clients see while the test runs. */
    static PerformanceResult running(Early early) {
        return new PerformanceResult(
                null,
                null,
                null,
                early.streams(),
                null,
                null,
                early.liveUrls(),
                early.metadataUrls(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A test that was stopped before anything ran. */
    static PerformanceResult nothingMeasured(Early early) {
        RunResult nothing = RunResult.nothing(true);
        return measured(early, nothing, null, new ProcessorLoad.Seen(null, null));
    }

    /**
     * All members.
     *
     * @param startupMs from leaving the queue to PLAYING, null when it never played
     */
    static PerformanceResult measured(Early early, RunResult run, @Nullable Long startupMs, ProcessorLoad.Seen load) {
        RunResult.@Nullable Distribution latency = early.latencies() == null ? null : run.latency();
        return new PerformanceResult(
                run.totalFps(),
                run.perStreamFps(),
                run.streams(),
                early.streams(),
                early.files(),
                early.latencies() == null ? null : run.latencies(),
                early.liveUrls(),
                early.metadataUrls(),
                run.frames(),
                run.measuredSeconds(),
                StreamResults.slowest(run),
                StreamResults.of(run, early.latencies() != null),
                startupMs,
                joined(run, RunResult.Inference::engine),
                joined(run, RunResult.Inference::engineVersion),
                joined(run, RunResult.Inference::device),
                joined(run, RunResult.Inference::precision),
                latency == null ? null : latency.avgMs(),
                latency == null ? null : latency.p50Ms(),
                latency == null ? null : latency.p95Ms(),
                latency == null ? null : latency.p99Ms(),
                load.contended(),
                load.pressure(),
                run.detections().isEmpty() ? null : run.detections());
    }

    /** Each value once, in the order of the elements; null without any. */
    private static @Nullable String joined(RunResult run, Function<RunResult.Inference, String> member) {
        String text = run.inferences().stream()
                .map(member)
                .filter(v -> !v.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
    }
}
