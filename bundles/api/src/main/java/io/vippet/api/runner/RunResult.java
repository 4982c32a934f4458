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
 * @param frames frames of all streams that the rate is made of
 * @param measuredSeconds length of the window over which the rate is taken
 * @param totalFps frames per second of all streams; 0 when nothing was counted
 * @param perStreamFps mean of the streams
 * @param streams number of streams that delivered frames
 * @param latencies last sample per stream id; empty when not measured
 * @param latency distribution over the whole run, null when not measured
 * @param byStream stream id to what was measured of it alone; streams whose frames nobody counts are missing
 * @param inferences which engine, device and precision each inferring element really used
 * @param detections label to number of detections
 * @param errors error texts of the run, in order
 * @param warnings what else the user should know; the figures hold all the same
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
        Map<String, StreamResult> byStream,
        List<Inference> inferences,
        Map<String, Long> detections,
        List<String> errors,
        List<String> warnings) {

    /** A run in which nothing was counted. */
    public static RunResult nothing(boolean stopped) {
        return new RunResult(
                0, stopped, 0, 0, 0, 0, 0, Map.of(), null, Map.of(), List.of(), Map.of(), List.of(), List.of());
    }

    /**
     * One stream.
     *
     * @param frames counted while all streams were active
     * @param fps frames per second in that time
     * @param latency null when not measured
     */
    public record StreamResult(
            long frames, double fps, @Nullable Distribution latency) {}

    /** Latency in milliseconds over all frames of one stream, or of all streams. */
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
