package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import org.jspecify.annotations.Nullable;

/**
 * One run of a density test.
 *
 * @param streams how many ran
 * @param reason why so many
 * @param totalFps frames per second of all streams; this and the next two are missing when the run failed
 * @param perStreamFps mean of the streams
 * @param minStreamFps of the slowest stream
 * @param holds whether the floor was reached
 * @param contended whether other load took the processor; such a run is repeated and counts only when the repetition was
 *     disturbed too
 * @param counted whether the search took it into account
 * @param failure why the run failed
 */
public record DensityIteration(
        int streams,
        String reason,
        @Addition @Nullable Double totalFps,
        @Addition @Nullable Double perStreamFps,
        @Addition @Nullable Double minStreamFps,
        boolean holds,
        boolean contended,
        boolean counted,
        @Addition @Nullable String failure) {}
