package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import org.jspecify.annotations.Nullable;

/**
 * What a test measured of one stream, while all streams were active.
 *
 * @param fps frames per second
 * @param frames number of counted frames
 * @param latencyAvgMs mean frame latency; this and the following are missing when latency was not measured
 */
public record StreamResult(
        double fps,
        long frames,
        @Addition @Nullable Double latencyAvgMs,
        @Addition @Nullable Double latencyMinMs,
        @Addition @Nullable Double latencyMaxMs,
        @Addition @Nullable Double latencyP50Ms,
        @Addition @Nullable Double latencyP95Ms,
        @Addition @Nullable Double latencyP99Ms) {}
