package io.vippet.jobs.internal;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A job of this process. Its record changes by whole snapshots: the new one is written to disk, then shown. Once ended it
 * never changes again, so the first of several ends wins.
 */
final class LiveJob {

    private final long number;
    private final JobTable table;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Job snapshot;

    LiveJob(JobTable.Row row, JobTable table) {
        number = row.number();
        snapshot = row.job();
        this.table = table;
    }

    long number() {
        return number;
    }

    Job snapshot() {
        return snapshot;
    }

    /** The snapshot with its place in the queue. */
    Job snapshot(int queuePosition) {
        Job job = snapshot;
        // The job may have left the queue since its position was counted, or the other way round.
        return job.phase() == JobPhase.PENDING ? withPosition(job, Math.max(1, queuePosition)) : job;
    }

    /** Leaves the queue; false when the job had ended there. */
    boolean start(Instant now) {
        return change(
                JobPhase.PENDING,
                job -> new Job(
                        job.id(),
                        job.kind(),
                        JobState.RUNNING,
                        JobPhase.PREPARING,
                        0,
                        job.created(),
                        now,
                        null,
                        job.request(),
                        job.result(),
                        job.details(),
                        job.log()));
    }

    /** Goes to another phase that has not ended; false when the job has. A job that stops goes on stopping. */
    boolean phase(JobPhase phase) {
        if (phase.ended() || phase == JobPhase.PENDING) {
            throw new IllegalArgumentException("A running job cannot go to phase " + phase);
        }
        return change(null, job -> job.phase() == JobPhase.STOPPING ? job : running(job, phase, job.result()));
    }

    void publish(String result) {
        change(null, job -> running(job, job.phase(), result));
    }

    /** Ends the job wherever it is; false when it had ended before. */
    boolean end(JobOutcome outcome, Instant now) {
        return change(null, job -> ended(job, outcome, now));
    }

    /** Ends the job in the queue; false when it had left it. */
    boolean endInQueue(JobOutcome outcome, Instant now) {
        return change(JobPhase.PENDING, job -> ended(job, outcome, now));
    }

    /** Ends the job for this process alone, for the case that the disk does not take it. */
    void endInMemory(String why, Instant now) {
        lock.lock();
        try {
            snapshot = ended(snapshot, JobOutcome.failed(List.of(why), null), now);
        } finally {
            lock.unlock();
        }
    }

    private boolean change(@Nullable JobPhase from, UnaryOperator<Job> step) {
        lock.lock();
        try {
            Job before = snapshot;
            if (before.phase().ended() || (from != null && before.phase() != from)) {
                return false;
            }
            Job after = step.apply(before);
            if (!after.equals(before)) {
                table.update(new JobTable.Row(number, after));
                snapshot = after;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static Job running(Job job, JobPhase phase, @Nullable String result) {
        return new Job(
                job.id(),
                job.kind(),
                JobState.RUNNING,
                phase,
                0,
                job.created(),
                job.started(),
                null,
                job.request(),
                result,
                job.details(),
                job.log());
    }

    private static Job ended(Job job, JobOutcome outcome, Instant now) {
        String result = outcome.result() == null ? job.result() : outcome.result();
        return new Job(
                job.id(),
                job.kind(),
                outcome.state(),
                outcome.phase(),
                0,
                job.created(),
                job.started(),
                now,
                job.request(),
                result,
                outcome.details(),
                job.log());
    }

    private static Job withPosition(Job job, int position) {
        return new Job(
                job.id(),
                job.kind(),
                job.state(),
                job.phase(),
                position,
                job.created(),
                null,
                null,
                job.request(),
                job.result(),
                job.details(),
                job.log());
    }
}
