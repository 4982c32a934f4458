package io.vippet.benchmark.internal;

import io.vippet.api.job.DensityCriterion;
import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.job.PipelineStreamSpec;
import io.vippet.api.runner.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a density test that delivered frames.
 *
 * @param files pipeline id to the videos it left, as clients spell them
 * @param latencies stream id to its last sample; null when not measured
 * @param directories where its videos lie
 */
record DensityAttempt(
        int streams,
        RunResult run,
        List<PipelineStreamSpec> streamsPerPipeline,
        Map<String, List<String>> files,
        @Nullable Map<String, LatencyMetrics> latencies,
        List<Path> directories) {

    double meanRate() {
        return run.totalFps() / streams;
    }

    /** Rate of the slowest stream; null when streams are not told apart. */
    @Nullable
    Double slowestRate() {
        return StreamResults.slowest(run);
    }

    /** The total rate if every stream were as fast as the criterion says. */
    double rate(DensityCriterion criterion) {
        Double slowest = slowestRate();
        return criterion == DensityCriterion.SLOWEST_STREAM && slowest != null ? slowest * streams : run.totalFps();
    }
}
