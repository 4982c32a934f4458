package io.vippet.api.job;

import java.util.List;
import java.util.Optional;

/**
 * Job records, the one measuring slot, and a lane of their own for validations; implemented by the bundle {@code jobs}.
 */
public interface Jobs {

    /**
     * Accepts a job: its record is on disk when this returns. It runs when all jobs of its lane that were accepted
     * before have ended.
     *
     * @param kind what it is
     * @param request the normalised request, JSON
     * @param cancelledInQueue how the job ends when it is stopped before it ran
     * @param task the work
     * @return the id
     * @throws QueueFullException when too many jobs wait already
     */
    String submit(JobKind kind, String request, JobOutcome cancelledInQueue, JobTask task);

    Optional<Job> find(String id);

    /** Jobs of a kind, oldest first. */
    List<Job> list(JobKind kind);

    /** Asks a job to stop; returns at once. */
    Stop stop(String id);

    /** Answer to a stop. */
    enum Stop {
        /** It will stop, or is stopping already. */
        STOPPING,
        UNKNOWN,
        /** It had ended before. */
        ENDED
    }
}
