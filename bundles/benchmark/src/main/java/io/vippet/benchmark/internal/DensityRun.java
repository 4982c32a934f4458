package io.vippet.benchmark.internal;

import io.vippet.api.job.DensityIteration;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.OutputMode;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.density.DensitySearch;
import io.vippet.density.Limits;
import io.vippet.density.Measurement;
import io.vippet.density.Step;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.command.RunCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/** The work of one density test, once it has the slot: runs with as many streams as the search asks for. */
final class DensityRun {

    /** A run that other load disturbed is repeated, once for each number of streams and so often in the whole test. */
    private static final int REPETITIONS = 4;

    private final RunPreparation preparation;
    private final DensityPlan plan;
    private final JobContext job;
    private final MeasuredRuns runs;
    private final DensitySearch search;
    private final Duration patience;
    private final DensityReport report = new DensityReport();
    private final List<DensityAttempt> attempts = new ArrayList<>();
    private LocalDateTime lastTime = LocalDateTime.MIN;

    /**
     * Begins.
     *
     * @param limits where the search ends
     * @param patience after which no further run begins
     */
    DensityRun(
            RunPreparation preparation,
            DensityPlan plan,
            JobContext job,
            MeasuredRuns runs,
            Limits limits,
            Duration patience) {
        this.preparation = preparation;
        this.plan = plan;
        this.job = job;
        this.runs = runs;
        search = new DensitySearch(plan.floor(), limits);
        this.patience = patience;
    }

    JobOutcome run() throws InterruptedException {
        job.phase(JobPhase.PREPARING);
        long start = System.nanoTime();
        String stopReason = "";
        while (stopReason.isEmpty()) {
            if (job.cancelled()) {
                discard(null);
                return Outcomes.densityCancelled();
            }
            switch (search.next()) {
                case Step.Stop stop -> stopReason = stop.reason();
                case Step.Run run
                when !attempts.isEmpty() && System.nanoTime() - start > patience.toNanos() ->
                    stopReason = "after " + patience.toMinutes() + " minutes, the most allowed";
                case Step.Run run -> iterate(run);
            }
        }
        DensityAttempt best = best();
        discard(best);
        return JobOutcome.completed(
                "Density test completed successfully",
                ResultJson.write(report.of(best, search.estimate(), stopReason)));
    }

    private void iterate(Step.Run step) throws InterruptedException {
        int streams = step.streams();
        job.publish(ResultJson.write(report.soFar(search.estimate(), streams)));
        List<PipelineStreams> pipelines = plan.pipelines(streams);
        RunCommand command = preparation.prepare(pipelines, plan.config(), job.id(), time());
        job.phase(JobPhase.RUNNING);
        try {
            MeasuredRuns.Measured measured = runs.run(command, new RunProgress(streams));
            if (job.cancelled()) {
                attempts.add(attempt(streams, pipelines, command, measured.result()));
                return;
            }
            take(step, attempt(streams, pipelines, command, measured.result()), measured);
        } catch (RunnerException e) {
            // What not even one stream survives is no question of density.
            if (streams == 1 || job.cancelled()) {
                throw e;
            }
            fail(step, String.valueOf(e.getMessage()));
        }
        job.publish(ResultJson.write(report.soFar(search.estimate(), null)));
    }

    private void take(Step.Run step, DensityAttempt attempt, MeasuredRuns.Measured measured) {
        double rate = attempt.rate(plan.criterion());
        if (!(rate > 0)) {
            String text = "zero or invalid FPS: no element of the pipeline counted frames";
            if (step.streams() == 1) {
                throw new RunnerException(RunnerException.Kind.PIPELINE, text, List.of(), 0);
            }
            fail(step, text);
            return;
        }
        Measurement measurement =
                Measurement.rate(step.streams(), rate, measured.progress().relativeError());
        boolean contended = Boolean.TRUE.equals(measured.load().contended());
        boolean counted = !contended || !report.maySkip(step.streams(), REPETITIONS);
        if (counted) {
            search.add(measurement);
        }
        attempts.add(attempt);
        report.add(new DensityIteration(
                step.streams(),
                step.reason(),
                attempt.run().totalFps(),
                attempt.meanRate(),
                attempt.slowestRate(),
                measurement.holds(plan.floor()),
                contended,
                counted,
                null));
    }

    private void fail(Step.Run step, String why) {
        search.add(Measurement.failure(step.streams()));
        report.add(new DensityIteration(step.streams(), step.reason(), null, null, null, false, false, true, why));
    }

    private DensityAttempt attempt(int streams, List<PipelineStreams> pipelines, RunCommand command, RunResult result) {
        return new DensityAttempt(
                streams,
                result,
                Results.streams(pipelines, command),
                preparation.files(pipelines, command),
                plan.config().enableLatencyMetrics() ? result.latencies() : null,
                command.videoDirs().values().stream().map(Path::of).toList());
    }

    /** The newest run of the best number of streams; of one stream when none held. */
    private DensityAttempt best() {
        int streams = search.estimate().best().orElse(1);
        List<DensityAttempt> candidates =
                attempts.stream().filter(a -> a.streams() == streams).toList();
        Optional<DensityAttempt> held = candidates.reversed().stream()
                .filter(a -> a.rate(plan.criterion()) >= plan.floor() * streams)
                .findFirst();
        return held.orElse(candidates.getLast());
    }

    /** Removes the videos of all runs but the best. */
    private void discard(@Nullable DensityAttempt best) {
        if (plan.config().outputMode() != OutputMode.FILE) {
            return;
        }
        for (DensityAttempt attempt : attempts) {
            if (attempt != best) {
                attempt.directories().forEach(DensityRun::delete);
            }
        }
    }

    private static void delete(Path videos) {
        try {
            Path run = videos.toAbsolutePath().getParent();
            if (run != null && Files.isDirectory(run)) {
                PathUtils.deleteDirectory(run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Videos of a run in " + videos + " cannot be removed", e);
        }
    }

    /** Now, but a second after the last one at least: it names directories. */
    private LocalDateTime time() {
        LocalDateTime now = LocalDateTime.now();
        LocalDateTime next = lastTime.isBefore(now.minusSeconds(1)) ? now : lastTime.plusSeconds(1);
        lastTime = next;
        return next;
    }
}
