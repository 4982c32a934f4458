package io.vippet.optimization.internal;

import io.vippet.api.job.JobContext;
import io.vippet.api.job.OptimizationResult;
import io.vippet.graph.view.VariantGraphs;
import org.jspecify.annotations.Nullable;

/** Tells clients how a search is going. */
final class Report implements Contest.Progress {

    private static final String OPTIMIZER = "vippet";

    private final JobContext job;
    private @Nullable Contest contest;

    Report(JobContext job) {
        this.job = job;
    }

    @Override
    public void trying(String what) {
        publish(what);
    }

    @Override
    public void measured(Contest measured) {
        contest = measured;
        publish(null);
    }

    private void publish(@Nullable String current) {
        job.publish(ResultJson.write(result(null, null, null, current, null)));
    }

    /** The result of a search that came to its end. */
    OptimizationResult end(Contest ended, String launch, VariantGraphs graphs, String stopReason) {
        contest = ended;
        return result(ended.rate(), graphs, launch, null, stopReason);
    }

    private OptimizationResult result(
            @Nullable Double rate,
            @Nullable VariantGraphs graphs,
            @Nullable String launch,
            @Nullable String current,
            @Nullable String stopReason) {
        Contest known = contest;
        return new OptimizationResult(
                rate,
                graphs == null ? null : graphs.advanced(),
                graphs == null ? null : graphs.simple(),
                launch,
                OPTIMIZER,
                known == null ? null : (Double) known.baseline().fps(),
                known == null ? null : (Long) known.baseline().detections(),
                known == null ? null : (Double) known.noise(),
                current,
                known == null ? null : known.candidates(),
                stopReason);
    }
}
