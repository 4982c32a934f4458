package io.vippet.optimization.internal;

import java.util.DoubleSummaryStatistics;

/** How much samples of one pipeline differ. */
final class Noise {

    /** Also a quiet machine is no more exact than that. */
    private static final double LEAST = 0.02;

    private double seen;

    /** Takes the samples of one pipeline, in frames per second. */
    void add(DoubleSummaryStatistics rates) {
        seen = Math.max(seen, (rates.getMax() - rates.getMin()) / rates.getAverage());
    }

    /** The share by which a rate has to be larger to be really larger. */
    double share() {
        return Math.max(LEAST, seen);
    }
}
