package io.vippet.optimization.internal;

import io.vippet.api.job.JobContext;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.runner.LaunchPreparation;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.Runner;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import io.vippet.graph.command.RunCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs every sample in a child of its own; a stop of the job, or the end of its allowance, stops it. */
final class ChildSampler implements Sampler {

    private final LaunchPreparation preparation;
    private final Runner runner;
    private final JobContext job;
    private final Path scratch;
    private final int seconds;
    private final Supplier<Duration> allowance;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Run current;

    /**
     * Samples for one job.
     *
     * @param scratch directory for what samples write; deleted after each
     * @param seconds length of a sample
     * @param allowance how long the next run may take, its start included
     */
    ChildSampler(
            LaunchPreparation preparation,
            Runner runner,
            JobContext job,
            Path scratch,
            int seconds,
            Supplier<Duration> allowance) {
        this.preparation = preparation;
        this.runner = runner;
        this.job = job;
        this.scratch = scratch;
        this.seconds = seconds;
        this.allowance = allowance;
        job.onCancel(this::stop);
    }

    @Override
    public Sample measure(Graph graph) throws InterruptedException {
        RunResult result = run(Inference.counted(graph));
        if (!(result.totalFps() > 0)) {
            throw new CandidateException("no frame was counted");
        }
        return new Sample(result.totalFps(), result.frames(), objects(result));
    }

    @Override
    public long detections(Graph graph, long frames) throws InterruptedException {
        return objects(run(Inference.limited(Inference.counted(graph), frames)));
    }

    private static long objects(RunResult result) {
        return result.detections().values().stream().mapToLong(Long::longValue).sum();
    }

    private RunResult run(Graph graph) throws InterruptedException {
        if (job.cancelled()) {
            throw new CancelledException();
        }
        try (Scratch files = new Scratch(scratch)) {
            RunCommand command = preparation.looped(graph, seconds, files.path());
            files.create(command);
            RunResult result = play(command);
            if (job.cancelled()) {
                throw new CancelledException();
            }
            if (result.stopped()) {
                throw new CandidateException("did not end in the time that was left and was stopped");
            }
            return result;
        } catch (GraphException | TestRefusedException | RunnerException e) {
            if (job.cancelled()) {
                throw new CancelledException();
            }
            throw new CandidateException(e);
        }
    }

    private RunResult play(RunCommand command) throws InterruptedException {
        RunRequest request = new RunRequest(
                command.launch(), RunRequest.Mode.NORMAL, seconds, false, command.streamIds(), false, job.log());
        Run run = runner.start(request, new RunListener() {});
        hold(run);
        if (job.cancelled()) {
            run.stop();
        }
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                run::stop, CompletableFuture.delayedExecutor(allowance.get().toMillis(), TimeUnit.MILLISECONDS));
        try {
            return run.await();
        } catch (InterruptedException e) {
            run.stop();
            throw e;
        } finally {
            alarm.cancel(false);
            hold(null);
        }
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
