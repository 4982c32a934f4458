package io.vippet.benchmark.internal;

import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.OutputMode;
import io.vippet.api.metrics.LiveValues;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.Runner;
import io.vippet.graph.command.RunCommand;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The runs of one job, one after another; a stop of the job stops the one that is going on. */
final class JobRuns implements MeasuredRuns {

    private final Runner runner;
    private final ExecutionConfig config;
    private final JobContext job;
    private final LiveValues watchers;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Run current;

    JobRuns(Runner runner, ExecutionConfig config, JobContext job, LiveValues watchers) {
        this.runner = runner;
        this.config = config;
        this.job = job;
        this.watchers = watchers;
        job.onCancel(this::stop);
    }

    @Override
    public Measured run(RunCommand command, RunProgress progress) throws InterruptedException {
        try (WatchedRun watched = new WatchedRun(job.id(), progress, watchers)) {
            return run(command, progress, watched);
        }
    }

    private Measured run(RunCommand command, RunProgress progress, RunListener listener) throws InterruptedException {
        ProcessorLoad load = new ProcessorLoad();
        Run run = runner.start(request(command), listener);
        hold(run);
        if (job.cancelled()) {
            run.stop();
        }
        try {
            return new Measured(run.await(), progress, load.seen());
        } catch (InterruptedException e) {
            run.stop();
            throw e;
        } finally {
            hold(null);
        }
    }

    private RunRequest request(RunCommand command) {
        // Only an end of the stream completes an MP4 file.
        boolean finishFiles =
                config.outputMode() == OutputMode.FILE || command.launch().contains("splitmuxsink");
        return new RunRequest(
                command.launch(),
                RunRequest.Mode.NORMAL,
                config.maxRuntime(),
                config.enableLatencyMetrics(),
                command.streamIds(),
                finishFiles,
                job.log());
    }

    private void hold(@Nullable Run run) {
        lock.lock();
        try {
            current = run;
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        lock.lock();
        try {
            if (current != null) {
                current.stop();
            }
        } finally {
            lock.unlock();
        }
    }
}
