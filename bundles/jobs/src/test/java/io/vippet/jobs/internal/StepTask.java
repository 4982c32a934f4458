package io.vippet.jobs.internal;

import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobTask;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A task that says when it runs and waits to be let go. */
final class StepTask implements JobTask {

    final CountDownLatch running = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    volatile @Nullable JobContext context;
    private final JobOutcome outcome;

    StepTask() {
        this(JobOutcome.completed("done", "{\"fps\":1}"));
    }

    StepTask(JobOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public JobOutcome run(JobContext job) throws InterruptedException {
        context = job;
        running.countDown();
        release.await();
        return outcome;
    }

    JobContext context() throws InterruptedException {
        running.await();
        JobContext job = context;
        if (job == null) {
            throw new IllegalStateException();
        }
        return job;
    }
}
