package io.vippet.density;

/**
 * Where a search ends at the latest.
 *
 * @param maxStreams the most streams that are tried
 * @param maxRuns the most runs
 */
public record Limits(int maxStreams, int maxRuns) {

    /** 256 streams, 12 runs. */
    public static final Limits STANDARD = new Limits(256, 12);
}
