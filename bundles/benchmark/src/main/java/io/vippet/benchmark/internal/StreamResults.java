package io.vippet.benchmark.internal;

import io.vippet.api.job.StreamResult;
import io.vippet.api.runner.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of a run by stream. */
final class StreamResults {

    private StreamResults() {}

    /** Stream id to its result; null when nothing is known of any stream. */
    static @Nullable Map<String, StreamResult> of(RunResult run, boolean withLatency) {
        if (run.byStream().isEmpty()) {
            return null;
        }
        Map<String, StreamResult> streams = new LinkedHashMap<>();
        run.byStream().forEach((id, stream) -> streams.put(id, result(stream, withLatency ? stream.latency() : null)));
        return streams;
    }

    /** Frames per second of the slowest stream; null when nothing is known of any. */
    static @Nullable Double slowest(RunResult run) {
        return run.byStream().values().stream()
                .map(RunResult.StreamResult::fps)
                .min(Double::compare)
                .orElse(null);
    }

    private static StreamResult result(RunResult.StreamResult stream, RunResult.@Nullable Distribution latency) {
        return latency == null
                ? new StreamResult(stream.fps(), stream.frames(), null, null, null, null, null, null)
                : new StreamResult(
                        stream.fps(),
                        stream.frames(),
                        latency.avgMs(),
                        latency.minMs(),
                        latency.maxMs(),
                        latency.p50Ms(),
                        latency.p95Ms(),
                        latency.p99Ms());
    }
}
