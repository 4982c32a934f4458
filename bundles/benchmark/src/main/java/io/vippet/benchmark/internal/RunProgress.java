package io.vippet.benchmark.internal;

import io.vippet.api.runner.RunListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is heard of a run while it goes on: when it began to play, and its rate of every second. */
final class RunProgress implements RunListener {

    /** Neighbouring seconds resemble each other, so that their mean is less certain than their spread suggests. */
    private static final double RESEMBLANCE = 1.5;

    private static final int FEWEST_SECONDS = 4;

    private final long start = System.nanoTime();
    private final int streams;
    private final List<Double> rates = new ArrayList<>();
    private volatile @Nullable Long startupMillis;

    /** Begins to listen. */
    RunProgress(int streams) {
        this.streams = streams;
    }

    @Override
    public void playing(long ignored) {
        startupMillis = (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public synchronized void fps(double total, double perStream, int active) {
        if (complete(active)) {
            rates.add(total);
        }
    }

    /** Tells whether so many streams are all that were asked for; rates of fewer do not count. */
    boolean complete(int active) {
        return active == streams;
    }

    /** From the creation of this object to PLAYING; null when it did not come to that. */
    @Nullable
    Long startupMillis() {
        return startupMillis;
    }

    /** Standard error of the mean rate as a share of it, as the seconds show it; 0 when they are too few to tell. */
    synchronized double relativeError() {
        int count = rates.size();
        double mean = rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (count < FEWEST_SECONDS || mean <= 0) {
            return 0;
        }
        double squares = rates.stream()
                .mapToDouble(rate -> (rate - mean) * (rate - mean))
                .sum();
        return RESEMBLANCE * Math.sqrt(squares / (count - 1) / count) / mean;
    }
}
