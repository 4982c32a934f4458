package io.vippet.density;

import java.util.Arrays;
import java.util.List;

/**
 * What runs near the crossing tell about it, by Bayes' rule on a grid of logarithms. Around the crossing x the capacity at
 * n streams is {@code log c = x + slope · (log n - x)} and noise; slope and noise are unknown too and summed out. Now and
 * then a run is slowed down by something else: such a run says next to nothing.
 */
final class Posterior {

    private static final int POINTS = 161;
    private static final double REACH = 0.4;

    private static final double[] SLOPES = {-0.03, 0.04, 0.15, 0.40, 0.95};
    private static final double[] SLOPE_WEIGHTS = {0.15, 0.35, 0.25, 0.15, 0.10};
    /** Above the crossing all cores are busy, and the capacity grows less. */
    private static final double SLOPE_ABOVE = 0.3;

    private static final double[] NOISES = {0.004, 0.008, 0.015, 0.025, 0.04, 0.07};
    private static final double[] NOISE_WEIGHTS = {0.10, 0.20, 0.25, 0.25, 0.13, 0.07};
    /** Share of runs that something else slowed down, and over which range of logarithms their rates may lie. */
    private static final double SLOWED = 0.06;

    private static final double SLOWED_RANGE = 0.6;
    private static final double QUICKENED = 0.005;
    /** How much the machine may change from one run to the next. */
    private static final double DRIFT_PER_RUN = 0.003;

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private final double first;
    private final double[] mass = new double[POINTS];
    private final double noise;

    /**
     * Weighs runs.
     *
     * @param near runs near the crossing in the order in which they were made, none of them failed
     * @param centre first guess of the crossing
     */
    Posterior(List<Measurement> near, double floor, double centre) {
        first = Math.log(centre) - REACH;
        int runs = near.size();
        double[] streams = new double[runs];
        double[] capacities = new double[runs];
        double[] extra = new double[runs];
        for (int i = 0; i < runs; i++) {
            Measurement run = near.get(i);
            streams[i] = Math.log(run.streams());
            capacities[i] = Math.log(run.totalRate() / floor);
            double drift = DRIFT_PER_RUN * (runs - 1 - i);
            extra[i] = run.relativeError() * run.relativeError() + drift * drift;
        }
        double[] noiseMass = new double[NOISES.length];
        for (int point = 0; point < POINTS; point++) {
            double x = at(point);
            for (int s = 0; s < SLOPES.length; s++) {
                for (int n = 0; n < NOISES.length; n++) {
                    double weight = SLOPE_WEIGHTS[s] * NOISE_WEIGHTS[n];
                    for (int i = 0; i < runs; i++) {
                        weight *= likelihood(
                                capacities[i] - x - slope(s, streams[i] - x), NOISES[n] * NOISES[n] + extra[i]);
                    }
                    mass[point] += weight;
                    noiseMass[n] += weight;
                }
            }
        }
        normalise(mass);
        normalise(noiseMass);
        double mean = 0;
        for (int n = 0; n < NOISES.length; n++) {
            mean += noiseMass[n] * NOISES[n];
        }
        noise = mean;
    }

    private static double slope(int s, double distance) {
        return (distance > 0 ? SLOPE_ABOVE * SLOPES[s] : SLOPES[s]) * distance;
    }

    private static double likelihood(double residual, double variance) {
        double z = residual * residual / variance;
        double regular = z > 80 ? 0 : Math.exp(-z / 2) / (Math.sqrt(variance) * ROOT_TWO_PI);
        double other = residual < 0 ? (residual > -SLOWED_RANGE ? SLOWED / SLOWED_RANGE : 1e-3) : QUICKENED;
        return (1 - SLOWED) * regular + other;
    }

    private static void normalise(double[] mass) {
        double sum = Arrays.stream(mass).sum();
        for (int i = 0; i < mass.length; i++) {
            mass[i] = sum > 0 ? mass[i] / sum : 1.0 / mass.length;
        }
    }

    private double at(int point) {
        return first + 2 * REACH * point / (POINTS - 1);
    }

    /** Probability that a number of streams holds. */
    double holds(int streams) {
        double sum = 0;
        for (int point = 0; point < POINTS; point++) {
            if (at(point) >= Math.log(streams)) {
                sum += mass[point];
            }
        }
        return sum;
    }

    /** The crossing below which it lies with the given probability. */
    double quantile(double probability) {
        double sum = 0;
        for (int point = 0; point < POINTS; point++) {
            sum += mass[point];
            if (sum >= probability) {
                return Math.exp(at(point));
            }
        }
        return Math.exp(at(POINTS - 1));
    }

    /** Typical deviation from run to run. */
    double noise() {
        return noise;
    }
}
