package io.vippet.density;

/**
 * What one run told.
 *
 * @param streams how many ran, at least 1
 * @param totalRate frames per second of all of them; 0 when the run failed
 * @param relativeError standard error of the rate as the samples within the run show it, as a share of the rate
 * @param failed whether so many streams could not run at all
 */
public record Measurement(int streams, double totalRate, double relativeError, boolean failed) {

    public Measurement {
        if (!failed && !(totalRate > 0)) {
            throw new IllegalArgumentException("A run that did not fail has a rate above 0, not " + totalRate);
        }
    }

    /** A run that delivered a rate. */
    public static Measurement rate(int streams, double totalRate, double relativeError) {
        return new Measurement(streams, totalRate, relativeError, false);
    }

    /** A run that broke. */
    public static Measurement failure(int streams) {
        return new Measurement(streams, 0, 0, true);
    }

    /** Whether each stream reached the floor on average. */
    public boolean holds(double floor) {
        return !failed && totalRate >= floor * streams;
    }
}
