package io.vippet.optimization.internal;

import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.OptimizationResult;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.graph.GraphException;
import java.util.List;

/** How an optimization ends. */
final class Outcomes {

    /** A stop; what was published stays. */
    static final JobOutcome CANCELLED =
            new JobOutcome(JobPhase.CANCELLED, JobState.FAILED, List.of("Cancelled by user"), null);

    private Outcomes() {}

    static JobOutcome completed(OptimizationResult result) {
        return JobOutcome.completed("Optimization completed successfully", ResultJson.write(result));
    }

    /** Makes a stop and what is wrong with a pipeline ends like any other; other exceptions stay errors of the server. */
    static JobTask explained(JobTask task) {
        return job -> {
            try {
                return task.run(job);
            } catch (CancelledException e) {
                return CANCELLED;
            } catch (CandidateException | GraphException | PipelineException | TestRefusedException e) {
                return JobOutcome.failed(List.of(String.valueOf(e.getMessage())), null);
            }
        };
    }
}
