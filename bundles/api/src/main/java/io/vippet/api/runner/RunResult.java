package io.vippet.api.runner;

import io.vippet.api.job.LatencyMetrics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run measured.
 *
 * @param exitCode 0, or -n when ended by signal n
 * @param stopped whether a stop was asked for
 * @param frames counted frames of all streams
 * @param measuredSeconds length of the window over which the rate is taken
 * @param totalFps frames per second of all streams; 0 when nothing was counted
 * @param perStreamFps mean of the streams
 * @param streams number of streams that delivered frames
 * @param latencies last sample per stream id; empty when not measured
 * @param latency distribution over the whole run, null when not measured
 * @param inferences which engine, device and precision each inferring element really used
 * @param detections label to number of detections
 * @param errors error texts of the run, in order
 */
public record RunResult(
        int exitCode,
        boolean stopped,
        long frames,
        double measuredSeconds,
        double totalFps,
        double perStreamFps,
        int streams,
        Map<String, LatencyMetrics> latencies,
        @Nullable Distribution latency,
        List<Inference> inferences,
        Map<String, Long> detections,
        List<String> errors) {

    /** Latency in milliseconds over all frames of all streams. */
    public record Distribution(double avgMs, double minMs, double maxMs, double p50Ms, double p95Ms, double p99Ms) {}

    /** What one inferring element used. */
    public record Inference(
            String element,
            String model,
            String device,
            String fullDeviceName,
            String precision,
            String engine,
            String engineVersion) {}
}
