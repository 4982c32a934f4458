package io.vippet.api.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended.
 *
 * @param phase COMPLETED, FAILED or CANCELLED
 * @param state COMPLETED or FAILED
 * @param details texts for {@link Job#details}
 * @param result final result, JSON; null keeps what was published last
 */
public record JobOutcome(
        JobPhase phase,
        JobState state,
        List<String> details,
        @Nullable String result) {

    /** The job did what it was asked for. */
    public static JobOutcome completed(String detail, @Nullable String result) {
        return new JobOutcome(JobPhase.COMPLETED, JobState.COMPLETED, List.of(detail), result);
    }

    /** The job failed for the causes given. */
    public static JobOutcome failed(List<String> causes, @Nullable String result) {
        return new JobOutcome(JobPhase.FAILED, JobState.FAILED, causes, result);
    }
}
