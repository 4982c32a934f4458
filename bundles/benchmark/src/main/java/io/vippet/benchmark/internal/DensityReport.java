package io.vippet.benchmark.internal;

import io.vippet.api.job.DensityIteration;
import io.vippet.api.job.DensityResult;
import io.vippet.density.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a density test tells about itself: while it goes on, and in the end. */
final class DensityReport {

    private final List<DensityIteration> iterations = new ArrayList<>();

    void add(DensityIteration iteration) {
        iterations.add(iteration);
    }

    private int contendedRuns() {
        return (int) iterations.stream().filter(DensityIteration::contended).count();
    }

    /** Whether one more disturbed run can do without being counted: the first of its number of streams, and not too many. */
    boolean maySkip(int streams, int most) {
        List<DensityIteration> skipped =
                iterations.stream().filter(i -> !i.counted()).toList();
        return skipped.size() < most && skipped.stream().noneMatch(i -> i.streams() == streams);
    }

    /** While runs go on: the members of the contract are null. */
    DensityResult soFar(Estimate estimate, @Nullable Integer currentStreams) {
        return result(null, estimate, currentStreams, null);
    }

    /** In the end. */
    DensityResult of(DensityAttempt best, Estimate estimate, String stopReason) {
        return result(best, estimate, null, stopReason);
    }

    private DensityResult result(
            @Nullable DensityAttempt best,
            Estimate estimate,
            @Nullable Integer currentStreams,
            @Nullable String stopReason) {
        boolean known = !iterations.isEmpty();
        return new DensityResult(
                null,
                best == null ? null : (Double) best.meanRate(),
                best == null ? null : (Integer) best.streams(),
                best == null ? null : best.streamsPerPipeline(),
                best == null ? null : best.files(),
                best == null ? null : best.latencies(),
                known ? (Integer) estimate.lower() : null,
                known ? (Integer) estimate.upper() : null,
                known ? (Double) estimate.confidence() : null,
                best == null ? null : (Boolean) estimate.best().isPresent(),
                known ? (Double) estimate.noise() : null,
                known ? (Boolean) estimate.drifting() : null,
                currentStreams,
                List.copyOf(iterations),
                contendedRuns(),
                iterations.stream().anyMatch(i -> i.contended() && i.counted()),
                stopReason);
    }
}
