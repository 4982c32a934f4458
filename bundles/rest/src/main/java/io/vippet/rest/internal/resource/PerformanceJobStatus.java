package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.PerformanceResult;
import io.vippet.api.payload.Addition;
import io.vippet.description.Flattened;
import java.time.Instant;
import java.util.List;
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
        @Flattened PerformanceResult result,
        @Addition JobPhase phase,
        @Addition @Nullable Integer queuePosition,
        @Addition long queuedTime) {

    /** Shows a job at a moment. */
    static PerformanceJobStatus of(Job job, Instant now) {
        return new PerformanceJobStatus(
                job.id(),
                job.shownStart().toEpochMilli(),
                job.elapsed(now).toMillis(),
                job.state(),
                job.details(),
                StoredResult.read(PerformanceResult.class, job.result()),
                job.phase(),
                job.queuePosition() == 0 ? null : (Integer) job.queuePosition(),
                job.queued(now).toMillis());
    }
}
