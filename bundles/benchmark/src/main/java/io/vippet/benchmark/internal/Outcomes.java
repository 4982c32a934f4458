package io.vippet.benchmark.internal;

import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.PerformanceResult;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.GraphException;
import io.vippet.graph.command.PipelineStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a performance test ends. */
final class Outcomes {

    private static final String CANCELLED = "Cancelled by user";

    private Outcomes() {}

    /** Makes what is wrong with a pipeline an end like any other; other exceptions stay errors of the server. */
    static JobTask explained(JobTask task) {
        return job -> {
            try {
                return task.run(job);
            } catch (GraphException | TestRefusedException | RunnerException e) {
                return JobOutcome.failed(List.of(String.valueOf(e.getMessage())), null);
            }
        };
    }

    /** A run that came to its end. */
    static JobOutcome of(RunResult run, PerformanceResult result) {
        if (!run.stopped()) {
            List<String> details = new ArrayList<>(List.of("Pipeline completed successfully"));
            details.addAll(run.warnings());
            return new JobOutcome(JobPhase.COMPLETED, JobState.COMPLETED, details, ResultJson.write(result));
        }
        if (run.exitCode() == 0) {
            return cancelled(result);
        }
        // Whatever a child measured that had to be killed is not to be trusted; the early members stay.
        return new JobOutcome(
                JobPhase.CANCELLED,
                JobState.FAILED,
                List.of(CANCELLED, "Pipeline exited with non-zero exit code: " + run.exitCode()),
                null);
    }

    /** A stop before or during the run that left a result behind. */
    static JobOutcome cancelled(PerformanceResult result) {
        return new JobOutcome(JobPhase.CANCELLED, JobState.COMPLETED, List.of(CANCELLED), ResultJson.write(result));
    }

    /** A stop of a density test, wherever it was; what is known so far stays. */
    static JobOutcome densityCancelled() {
        return new JobOutcome(JobPhase.CANCELLED, JobState.FAILED, List.of(CANCELLED), null);
    }

    /** A stop while the test waited for the slot. */
    static JobOutcome cancelledInQueue(List<PipelineStreams> pipelines) {
        Map<String, List<String>> noFiles = new LinkedHashMap<>();
        pipelines.forEach(p -> noFiles.put(p.id(), List.of()));
        return cancelled(Results.nothingMeasured(Results.queued(noFiles)));
    }
}
