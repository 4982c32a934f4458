package io.vippet.api.job;

/**
 * Latest latency sample of a stream, in milliseconds.
 *
 * @param intervalMs length of the interval
 * @param avgMs mean frame latency within it
 * @param minMs smallest
 * @param maxMs largest
 * @param latencyMs mean frame period, the interval divided by its frames
 */
public record LatencyMetrics(double intervalMs, double avgMs, double minMs, double maxMs, double latencyMs) {}
