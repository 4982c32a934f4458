package io.vippet.benchmarks;

import io.vippet.density.Measurement;
import java.util.SplittableRandom;

/** A machine whose true density is known, with runs as noisy as real ones. */
final class SimulatedMachine {

    /** What disturbs the runs: deviation from run to run, share of runs that something slows down, whether it drifts. */
    record Disturbance(double noise, double outliers, boolean drifts) {}

    static final double FLOOR = 30;

    private static final double MOST_DRIFT = 0.03;
    private static final double DRIFT_RUNS = 2;

    private final double crossing;
    private final double softness;
    private final double cores;
    private final double boost;
    private final Disturbance disturbance;
    private final SplittableRandom random;
    private int runs;

    /**
     * Draws a machine.
     *
     * @param density the largest number of streams that hold
     */
    SimulatedMachine(int density, Disturbance disturbance, SplittableRandom random) {
        this.disturbance = disturbance;
        this.random = random;
        crossing = density + random.nextDouble();
        softness = random.nextDouble(0.5);
        // Every third machine needs several streams to keep all its cores busy.
        cores = random.nextInt(3) == 0 ? random.nextInt(1, Math.min(8, density) + 1) : 0;
        boost = disturbance.drifts() ? random.nextDouble(MOST_DRIFT) : 0;
    }

    Measurement run(int streams) {
        double capacity = cores > 0
                ? crossing * Math.min(1, streams / cores)
                : (crossing + softness) * streams / (streams + softness);
        // Cold machines are quicker; they settle within a few runs.
        double drift = 1 + boost * Math.exp(-runs++ / DRIFT_RUNS);
        double slowed = random.nextDouble() < disturbance.outliers() ? 1 - random.nextDouble(0.05, 0.4) : 1;
        double noise = Math.exp(disturbance.noise() * random.nextGaussian());
        return Measurement.rate(streams, FLOOR * capacity * drift * slowed * noise, 0);
    }
}
