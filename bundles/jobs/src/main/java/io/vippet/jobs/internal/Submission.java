package io.vippet.jobs.internal;

import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.JobTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that has not ended, with its work; at the same time what the work sees of the job. */
final class Submission implements JobContext {

    private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

    private final LiveJob job;
    private final JobTask task;
    private final JobOutcome cancelledInQueue;
    private final Cancellation cancellation = new Cancellation();

    Submission(LiveJob job, JobTask task, JobOutcome cancelledInQueue) {
        this.job = job;
        this.task = task;
        this.cancelledInQueue = cancelledInQueue;
    }

    LiveJob job() {
        return job;
    }

    JobOutcome cancelledInQueue() {
        return cancelledInQueue;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Does the work; whatever it throws is an outcome. */
    JobOutcome work() {
        try {
            Files.createDirectories(log());
            JobOutcome outcome = task.run(this);
            if (!outcome.phase().ended() || outcome.state() == JobState.RUNNING) {
                throw new IllegalStateException("The task of job " + id() + " returned without an end: " + outcome);
            }
            return outcome;
        } catch (InterruptedException e) {
            return JobOutcome.failed(List.of("Interrupted"), null);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("Job {} failed", id(), e);
            return JobOutcome.failed(List.of(text(e)), null);
        }
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }

    @Override
    public String id() {
        return job.snapshot().id();
    }

    @Override
    public Path log() {
        return job.snapshot().log();
    }

    @Override
    public void phase(JobPhase phase) {
        job.phase(phase);
    }

    @Override
    public void publish(String result) {
        job.publish(result);
    }

    @Override
    public boolean cancelled() {
        return cancellation.requested();
    }

    @Override
    public void onCancel(Runnable stop) {
        cancellation.onRequest(stop);
    }
}
