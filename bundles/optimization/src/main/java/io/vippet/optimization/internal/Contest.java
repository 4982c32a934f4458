package io.vippet.optimization.internal;

import io.vippet.api.job.OptimizationCandidate;
import io.vippet.graph.Graph;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares candidates with the best form of the pipeline so far. */
final class Contest {

    /** Differences up to so many times the noise are small ones. */
    private static final int SMALL = 3;

    private static final double KEPT_DETECTIONS = 0.95;

    private final Rules rules;
    private final Sample baseline;
    private final Noise noise;
    private final List<OptimizationCandidate> candidates = new ArrayList<>();
    private final Accuracy accuracy;
    private Graph best;
    private DoubleSummaryStatistics bestRates;
    private boolean improved;

    /**
     * How a contest goes.
     *
     * @param open whether there is time for another candidate
     * @param printer writes a graph as launch text
     */
    record Rules(Sampler sampler, BooleanSupplier open, Function<Graph, String> printer, Progress progress) {}

    /** Hears what was tried. */
    interface Progress {

        /** A candidate is about to be tried. */
        void trying(String what);

        /** Something was measured. */
        void measured(Contest contest);
    }

    private Contest(Graph original, Rules rules, Sample baseline, DoubleSummaryStatistics rates, Noise noise) {
        this.rules = rules;
        this.baseline = baseline;
        this.noise = noise;
        accuracy = new Accuracy(original, baseline, rules.sampler());
        best = original;
        bestRates = rates;
    }

    /**
     * Opens a contest: the original is run twice, which tells the noise.
     *
     * @throws CandidateException when it cannot be measured
     */
    static Contest open(Graph original, Rules rules) throws InterruptedException {
        rules.progress().trying("the pipeline as it is");
        Sample first = rules.sampler().measure(original);
        Sample second = rules.sampler().measure(original);
        DoubleSummaryStatistics rates = new DoubleSummaryStatistics();
        rates.accept(first.fps());
        rates.accept(second.fps());
        Noise noise = new Noise();
        noise.add(rates);
        Sample baseline = new Sample(rates.getAverage(), first.frames(), first.detections());
        Contest contest = new Contest(original, rules, baseline, rates, noise);
        rules.progress().measured(contest);
        return contest;
    }

    /** Tells whether there is time for another candidate. */
    boolean open() {
        return rules.open().getAsBoolean();
    }

    /** Tries a candidate unless the time is over; tells whether it is the best one now. */
    boolean offer(Candidate candidate) throws InterruptedException {
        return open() && compete(candidate, this::faultOfChallenger);
    }

    /** Tries a candidate that is preferred unless it is worse; tells whether it is the best one now. */
    boolean prefer(Candidate candidate) throws InterruptedException {
        return open() && compete(candidate, this::faultOfPreferred);
    }

    /** Says why a candidate does not count, null when it does. */
    private interface Judge {
        @Nullable
        String fault(Attempt attempt) throws InterruptedException;
    }

    /**
     * A candidate that runs.
     *
     * @param sample its first one
     * @param rates of all its samples, in frames per second
     */
    private record Attempt(Graph graph, Sample sample, DoubleSummaryStatistics rates) {

        static Attempt of(Graph graph, Sample sample) {
            DoubleSummaryStatistics rates = new DoubleSummaryStatistics();
            rates.accept(sample.fps());
            return new Attempt(graph, sample, rates);
        }

        double rate() {
            return rates.getAverage();
        }
    }

    private boolean compete(Candidate candidate, Judge judge) throws InterruptedException {
        rules.progress().trying(String.join(", ", candidate.changes()));
        @Nullable String text = null;
        @Nullable Attempt attempt = null;
        @Nullable String fault;
        try {
            text = rules.printer().apply(candidate.graph());
            attempt = Attempt.of(candidate.graph(), rules.sampler().measure(candidate.graph()));
            fault = judge.fault(attempt);
        } catch (CandidateException e) {
            fault = String.valueOf(e.getMessage());
        }
        if (fault == null && attempt != null) {
            win(attempt);
        }
        candidates.add(new OptimizationCandidate(
                candidate.changes(),
                text,
                attempt == null ? null : (Double) attempt.rate(),
                attempt == null ? null : (Long) attempt.sample().detections(),
                fault == null,
                fault));
        rules.progress().measured(this);
        return fault == null;
    }

    private void win(Attempt attempt) {
        best = attempt.graph();
        bestRates = attempt.rates();
        improved |= attempt.rate() > baseline.fps() * (1 + noise.share());
    }

    private @Nullable String faultOfChallenger(Attempt attempt) throws InterruptedException {
        if (isFaster(attempt)) {
            runAgain(attempt);
        }
        if (isFaster(attempt) && attempt.rate() <= bestRates.getAverage() * (1 + SMALL * noise.share())) {
            runAgain(attempt);
        }
        if (attempt.rate() <= bestRates.getAverage()) {
            return "not faster than the best so far";
        }
        if (!isFaster(attempt) || attempt.rate() <= bestRates.getAverage() * (1 + noise.share())) {
            return "faster than the best so far by less than the noise";
        }
        return lost(attempt);
    }

    /** In all its samples than the best form was in any. */
    private boolean isFaster(Attempt attempt) {
        return attempt.rates().getMin() > bestRates.getMax();
    }

    /** Runs both once more; what their samples differ by is noise. */
    private void runAgain(Attempt attempt) throws InterruptedException {
        bestRates.accept(rules.sampler().measure(best).fps());
        attempt.rates().accept(rules.sampler().measure(attempt.graph()).fps());
        noise.add(bestRates);
        noise.add(attempt.rates());
    }

    private @Nullable String faultOfPreferred(Attempt attempt) throws InterruptedException {
        return attempt.rate() < bestRates.getAverage() * (1 - SMALL * noise.share())
                ? "slower than the original"
                : accuracy.fault(attempt.graph(), KEPT_DETECTIONS);
    }

    /** What a candidate does not find any more. */
    private @Nullable String lost(Attempt attempt) throws InterruptedException {
        if (attempt.sample().detections() < baseline.detections() * KEPT_DETECTIONS) {
            return "finds %d objects in its sample, less than 95 %% of the %d of the original"
                    .formatted(attempt.sample().detections(), baseline.detections());
        }
        return accuracy.fault(attempt.graph(), KEPT_DETECTIONS);
    }

    Graph best() {
        return best;
    }

    /** Frames per second of the best form, those of the original when nothing was really better. */
    double rate() {
        return improved ? bestRates.getAverage() : baseline.fps();
    }

    Sample baseline() {
        return baseline;
    }

    double noise() {
        return noise.share();
    }

    List<OptimizationCandidate> candidates() {
        return List.copyOf(candidates);
    }
}
