package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.ValidationResult;
import io.vippet.api.payload.Addition;
import io.vippet.description.Flattened;
import java.time.Instant;
import java.util.List;

/**
 * A validation as clients see it: the members of the contract first, then what this server adds.
 *
 * @param startTime milliseconds since 1970; of acceptance while the job waits, of leaving the queue afterwards
 * @param elapsedTime milliseconds of running, the queue not included
 */
public record ValidationJobStatus(
        String id,
        long startTime,
        long elapsedTime,
        ValidationJobState state,
        List<String> details,
        @Flattened ValidationResult result,
        @Addition JobPhase phase) {

    /** Shows a job at a moment. */
    static ValidationJobStatus of(Job job, Instant now) {
        Instant started = job.started();
        return new ValidationJobStatus(
                job.id(),
                (started == null ? job.created() : started).toEpochMilli(),
                job.elapsed(now).toMillis(),
                ValidationJobState.valueOf(job.state().name()),
                job.details(),
                StoredResult.read(ValidationResult.class, job.result()),
                job.phase());
    }
}
