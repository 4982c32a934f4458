package io.vippet.density;

import java.util.List;

/** Whether runs got faster or slower in the course of a search, more than chance explains. */
final class Drift {

    private static final int FEWEST = 4;
    private static final double SIGNIFICANT = 4;
    private static final double NOTABLE = 0.02;

    private Drift() {}

    static boolean in(List<Measurement> runs, double floor) {
        double[] capacities = runs.stream()
                .mapToDouble(run -> Math.log(run.totalRate() / floor))
                .toArray();
        int count = capacities.length;
        if (count < FEWEST) {
            return false;
        }
        double meanTime = (count - 1) / 2.0;
        double mean = 0;
        for (double capacity : capacities) {
            mean += capacity / count;
        }
        double timeSquares = 0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            timeSquares += (i - meanTime) * (i - meanTime);
            products += (i - meanTime) * (capacities[i] - mean);
        }
        double slope = products / timeSquares;
        double residuals = 0;
        for (int i = 0; i < count; i++) {
            double residual = capacities[i] - mean - slope * (i - meanTime);
            residuals += residual * residual;
        }
        double error = Math.sqrt(residuals / (count - 2) / timeSquares);
        return Math.abs(slope) * (count - 1) > NOTABLE && Math.abs(slope) > SIGNIFICANT * error;
    }
}
