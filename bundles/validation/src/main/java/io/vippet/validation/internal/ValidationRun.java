package io.vippet.validation.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.DetectionAccuracy;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.runner.LaunchPreparation;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.Runner;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.Graph;
import io.vippet.graph.command.RunCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of a validation: the pipeline really runs, in a child, and what it writes is thrown away. */
final class ValidationRun {

    private final Settings settings;
    private final LaunchPreparation preparation;
    private final Runner runner;
    private final References references;
    private final Diagnosis diagnosis = new Diagnosis(new ElementPackages());

    ValidationRun(Settings settings, LaunchPreparation preparation, Runner runner, References references) {
        this.settings = settings;
        this.preparation = preparation;
        this.runner = runner;
        this.references = references;
    }

    JobOutcome run(Graph graph, Parameters parameters, JobContext job) throws InterruptedException, IOException {
        job.phase(JobPhase.PREPARING);
        Path directory = settings.path(Place.RUN).resolve("validation-" + job.id());
        try (Scratch scratch = new Scratch(directory)) {
            RunCommand command = preparation.trial(graph, scratch.path());
            scratch.create(command.directories());
            if (job.cancelled()) {
                return Outcomes.CANCELLED;
            }
            job.phase(JobPhase.RUNNING);
            return judged(command, parameters, job);
        }
    }

    private JobOutcome judged(RunCommand command, Parameters parameters, JobContext job)
            throws InterruptedException, IOException {
        RunResult result;
        try {
            result = play(command, parameters.maxRuntime(), job);
        } catch (RunnerException e) {
            return switch (e.kind()) {
                case START, MEMORY -> JobOutcome.failed(List.of(String.valueOf(e.getMessage())), null);
                case PIPELINE, SILENCE, CRASH -> {
                    List<String> causes = diagnosis.of(e.errors(), command.launch());
                    yield causes.isEmpty() ? Outcomes.ended(e) : Outcomes.invalid(causes, null);
                }
            };
        }
        if (result.stopped()) {
            return Outcomes.CANCELLED;
        }
        AccuracyGate gate = parameters.gate();
        return gate == null ? Outcomes.valid(null) : compared(gate, command);
    }

    private RunResult play(RunCommand command, int seconds, JobContext job) throws InterruptedException {
        RunRequest request = new RunRequest(
                command.launch(), RunRequest.Mode.VALIDATION, seconds, false, command.streamIds(), false, job.log());
        Run run = runner.start(request, new RunListener() {});
        job.onCancel(run::stop);
        try {
            return run.await();
        } catch (InterruptedException e) {
            run.stop();
            throw e;
        }
    }

    private JobOutcome compared(AccuracyGate gate, RunCommand command) throws InterruptedException, IOException {
        DetectionAccuracy accuracy = Comparison.of(seen(command), references.read(gate.reference()));
        List<String> faults = gate.faults(accuracy);
        return faults.isEmpty() ? Outcomes.valid(accuracy) : Outcomes.invalid(faults, accuracy);
    }

    /** Of the first publishing element. */
    private static Detections seen(RunCommand command) throws IOException {
        @Nullable
        Path file = command.metadataFiles().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(Path::of)
                .orElse(null);
        return file == null || !Files.exists(file) ? new Detections() : References.ofLines(file);
    }
}
