package io.vippet.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One search. It first gets to the crossing in few steps, guided by the total rate, then narrows it down: every run near
 * the crossing counts, whatever its number of streams. A number of streams is run again only when all others that could
 * tell have been.
 */
public final class DensitySearch {

    /** The probability that is stated, and the one that is asked for: models are never quite right. */
    private static final double CONFIDENCE = 0.98;

    private static final double MASS = 0.985;

    private static final int MOST_GROWTH = 8;
    private static final double NEAR = 1.6;
    /** An interval is narrow enough when it is no wider than this share of its end. */
    private static final double PRECISION = 0.08;

    private static final int FEWEST_NEAR = 3;

    private final double floor;
    private final Limits limits;
    private final List<Measurement> runs = new ArrayList<>();

    /**
     * Begins a search.
     *
     * @param floor frames per second that each stream must reach on average; 0 = any
     */
    public DensitySearch(double floor, Limits limits) {
        // Any rate is infinitely more than none; the search then goes up to the limit.
        this.floor = Math.max(floor, 1e-9);
        this.limits = limits;
    }

    /** Takes the result of a run, whichever it was. */
    public void add(Measurement run) {
        runs.add(run);
    }

    /** Says what to do next. */
    public Step next() {
        if (runs.isEmpty()) {
            return new Step.Run(1, "the first run");
        }
        if (runs.size() >= limits.maxRuns()) {
            return new Step.Stop("after " + limits.maxRuns() + " runs, the most allowed");
        }
        OptionalInt wall = wall();
        if (wall.isPresent()) {
            return beforeWall(wall.getAsInt());
        }
        if (tooMany().isEmpty()) {
            int most = held();
            if (most >= limits.maxStreams()) {
                return new Step.Stop("at " + most + " streams, the most allowed");
            }
            return new Step.Run(further(most), "all counts up to " + most + " hold");
        }
        Posterior posterior = posterior();
        int lower = whole(posterior.quantile((1 - MASS) / 2));
        int upper = whole(posterior.quantile((1 + MASS) / 2));
        boolean known = near().size() >= Math.min(FEWEST_NEAR, upper + 1);
        if (known && upper - lower <= Math.floor(PRECISION * upper)) {
            return new Step.Stop(lower == upper ? "the answer is certain enough" : "the interval is narrow enough");
        }
        return run(posterior, lower, upper);
    }

    private Step beforeWall(int wall) {
        int held = held();
        if (wall - held > 1) {
            return new Step.Run((held + wall) / 2, held + " hold, " + wall + " break the run");
        }
        return times(wall) < 2
                ? new Step.Run(wall, "once more, to be sure that it breaks")
                : new Step.Stop(wall + " streams break the run");
    }

    private Step run(Posterior posterior, int lower, int upper) {
        double median = posterior.quantile(0.5);
        int ceiling = tooMany().orElseThrow() == 1 ? 1 : Math.min(limits.maxStreams(), upper + 1);
        int next = IntStream.rangeClosed(Math.max(1, lower), ceiling)
                .boxed()
                .min(Comparator.<Integer>comparingInt(this::times).thenComparingDouble(n -> Math.abs(n + 0.5 - median)))
                .orElse(1);
        String state = times(next) == 0 ? ", not run yet" : ", all run already";
        return new Step.Run(next, "between " + lower + " and " + upper + state);
    }

    /** What is known so far. */
    public Estimate estimate() {
        if (runs.isEmpty()) {
            return new Estimate(0, limits.maxStreams(), CONFIDENCE, OptionalInt.empty(), 0, 0, false);
        }
        OptionalInt wall = wall();
        if (wall.isPresent() || tooMany().isEmpty()) {
            int held = held();
            OptionalInt best = held > 0 ? OptionalInt.of(held) : OptionalInt.empty();
            int upper = wall.isPresent() ? wall.getAsInt() - 1 : Math.max(held, limits.maxStreams());
            return new Estimate(held, upper, CONFIDENCE, best, held, 0, false);
        }
        Posterior posterior = posterior();
        return new Estimate(
                whole(posterior.quantile((1 - MASS) / 2)),
                whole(posterior.quantile((1 + MASS) / 2)),
                CONFIDENCE,
                best(posterior),
                posterior.quantile(0.5),
                posterior.noise(),
                Drift.in(near(), floor));
    }

    private OptionalInt best(Posterior posterior) {
        return runs.stream()
                .filter(run -> run.holds(floor))
                .mapToInt(Measurement::streams)
                .filter(n -> n == 1 || posterior.holds(n) >= 0.5)
                .max();
    }

    /** Where the search goes as long as everything holds: to where the rates so far lead, within reason. */
    private int further(int most) {
        double capacity = mean(most);
        double crossing = capacity;
        OptionalInt before = runs.stream()
                .mapToInt(Measurement::streams)
                .filter(n -> n < most)
                .max();
        if (before.isPresent()) {
            double slope = Math.log(capacity / mean(before.getAsInt())) / Math.log((double) most / before.getAsInt());
            crossing = slope > 0.95
                    ? Double.POSITIVE_INFINITY
                    : Math.exp((Math.log(capacity) - slope * Math.log(most)) / (1 - slope));
        }
        int growth = before.isPresent() ? 2 * most : MOST_GROWTH * most;
        return (int) Math.min(limits.maxStreams(), Math.clamp(Math.floor(crossing), most + 1, Math.max(growth, 2)));
    }

    private Posterior posterior() {
        return new Posterior(near(), floor, guess());
    }

    /** The runs whose streams are so near the crossing that they tell where it is. */
    private List<Measurement> near() {
        double crossing = guess();
        return runs.stream()
                .filter(run -> !run.failed())
                .filter(run -> run.streams() >= crossing / NEAR - 1 && run.streams() <= crossing * NEAR + 1)
                .toList();
    }

    /** First guess of the crossing: median of the capacities of the runs nearest to their own crossing. */
    private double guess() {
        int held = Math.max(1, held());
        int broke = tooMany().orElseThrow();
        double[] around = runs.stream()
                .filter(run -> !run.failed())
                .filter(run ->
                        run.streams() >= Math.min(held, broke) / NEAR && run.streams() <= Math.max(held, broke) * NEAR)
                .mapToDouble(run -> run.totalRate() / floor)
                .sorted()
                .toArray();
        double guess = around.length == 0 ? held : around[around.length / 2];
        return Math.clamp(guess, 0.3, limits.maxStreams() + 1.0);
    }

    /** The fewest streams that did not hold. */
    private OptionalInt tooMany() {
        return runs.stream()
                .filter(run -> !run.holds(floor))
                .mapToInt(Measurement::streams)
                .min();
    }

    /** The most streams that held, 0 when none did. */
    private int held() {
        return runs.stream()
                .filter(run -> run.holds(floor))
                .mapToInt(Measurement::streams)
                .max()
                .orElse(0);
    }

    /** The fewest streams that break each run of them, provided that nothing below is too slow. */
    private OptionalInt wall() {
        OptionalInt wall = runs.stream()
                .filter(run -> run.failed() && alwaysFailed(run.streams()))
                .mapToInt(Measurement::streams)
                .min();
        boolean slowBelow =
                wall.isPresent() && runs.stream().anyMatch(run -> run.streams() < wall.getAsInt() && !run.holds(floor));
        return slowBelow ? OptionalInt.empty() : wall;
    }

    private boolean alwaysFailed(int streams) {
        return runs.stream().filter(run -> run.streams() == streams).allMatch(Measurement::failed);
    }

    private int times(int streams) {
        return (int) runs.stream().filter(run -> run.streams() == streams).count();
    }

    /** Mean capacity at a number of streams. */
    private double mean(int streams) {
        return runs.stream()
                .filter(run -> run.streams() == streams && !run.failed())
                .mapToDouble(run -> run.totalRate() / floor)
                .average()
                .orElse(streams);
    }

    private static int whole(double crossing) {
        return (int) Math.floor(crossing);
    }
}
