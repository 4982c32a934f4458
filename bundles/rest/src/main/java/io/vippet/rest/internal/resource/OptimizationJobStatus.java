package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.OptimizationInput;
import io.vippet.api.job.OptimizationResult;
import io.vippet.api.job.OptimizationType;
import io.vippet.api.job.PipelineRequestOptimize;
import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Required;
import io.vippet.description.Flattened;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An optimization as clients see it: the members of the contract first, then what this server adds.
 *
 * @param type never null
 * @param startTime milliseconds since 1970; of acceptance while the job waits, of leaving the queue afterwards
 * @param elapsedTime milliseconds of running, the queue not included
 * @param queuePosition 1 for the next one to run, null when not waiting
 * @param queuedTime milliseconds spent waiting
 */
public record OptimizationJobStatus(
        String id,
        @Required @Nullable OptimizationType type,
        long startTime,
        long elapsedTime,
        OptimizationJobState state,
        List<String> details,
        @Flattened OptimizationInput input,
        @Flattened OptimizationResult result,
        @Addition JobPhase phase,
        @Addition @Nullable Integer queuePosition,
        @Addition long queuedTime) {

    /** Shows a job at a moment. */
    static OptimizationJobStatus of(Job job, Instant now) {
        return new OptimizationJobStatus(
                job.id(),
                request(job).type(),
                job.shownStart().toEpochMilli(),
                job.elapsed(now).toMillis(),
                OptimizationJobState.valueOf(job.state().name()),
                job.details(),
                StoredResult.read(OptimizationInput.class, job.request()),
                StoredResult.read(OptimizationResult.class, job.result()),
                job.phase(),
                job.queuePosition() == 0 ? null : (Integer) job.queuePosition(),
                job.queued(now).toMillis());
    }

    /** What a job was asked for. */
    static PipelineRequestOptimize request(Job job) {
        return StoredResult.read(PipelineRequestOptimize.class, job.request());
    }
}
