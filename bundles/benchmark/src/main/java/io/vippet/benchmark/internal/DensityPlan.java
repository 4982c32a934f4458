package io.vippet.benchmark.internal;

import io.vippet.api.job.DensityCriterion;
import io.vippet.api.job.ExecutionConfig;
import io.vippet.graph.command.PipelineStreams;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a density test runs.
 *
 * @param floor frames per second that have to be reached
 * @param shared the pipelines; the streams of each are set for every run
 * @param percents share of each pipeline
 */
record DensityPlan(
        double floor,
        DensityCriterion criterion,
        List<PipelineStreams> shared,
        List<Integer> percents,
        ExecutionConfig config) {

    /** The pipelines with their shares of a number of streams. */
    List<PipelineStreams> pipelines(int streams) {
        List<Integer> shares = StreamShares.of(streams, percents);
        return IntStream.range(0, shared.size())
                .mapToObj(i -> {
                    PipelineStreams pipeline = shared.get(i);
                    return new PipelineStreams(pipeline.id(), pipeline.name(), pipeline.graph(), shares.get(i));
                })
                .toList();
    }
}
