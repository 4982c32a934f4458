package io.vippet.optimization.internal;

import io.vippet.api.job.OptimizationResult;
import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.graph.Graph;
import io.vippet.optimization.internal.Contest.Rules;
import java.util.List;

/** Searches for faster properties, one coordinate after the other, each starting from the best form so far. */
final class PropertySearch {

    private final GraphConverter converter;
    private final List<Coordinate> coordinates;
    private final Sampler sampler;
    private final SearchClock clock;
    private final Report report;

    PropertySearch(
            GraphConverter converter, List<Coordinate> coordinates, Sampler sampler, SearchClock clock, Report report) {
        this.converter = converter;
        this.coordinates = coordinates;
        this.sampler = sampler;
        this.clock = clock;
        this.report = report;
    }

    /**
     * Searches until nothing is left to try, or the time is over.
     *
     * @param launch the text of the graph
     * @throws CandidateException when the original does not run
     */
    OptimizationResult run(Graph original, String launch) throws InterruptedException {
        Contest contest = Contest.open(original, new Rules(sampler, clock::open, this::text, report));
        clock.start();
        String preprocessed = Preprocessing.apply(launch);
        if (!preprocessed.equals(launch)) {
            contest.prefer(
                    new Candidate(converter.toGraphs(preprocessed).advanced(), List.of("outdated elements replaced")));
        }
        for (Coordinate coordinate : coordinates) {
            coordinate.explore(contest);
        }
        String best = converter.toDescription(contest.best());
        return report.end(
                contest, best, converter.toGraphs(best), clock.open() ? "nothing left to try" : "time is over");
    }

    private String text(Graph graph) {
        try {
            return converter.toDescription(graph);
        } catch (PipelineException e) {
            throw new CandidateException(e);
        }
    }
}
