package io.vippet.density;

import java.util.OptionalInt;

/**
 * What is known of the largest number of streams that hold.
 *
 * @param lower the least that it may be; 0 = not even one stream holds
 * @param upper the most that it may be
 * @param confidence probability that it lies between them, both included
 * @param best largest number that was run, held, and is likely to hold again; empty when there is none
 * @param crossing where capacity and streams meet, the median of what is believed
 * @param noise typical deviation from run to run, as a share
 * @param drifting whether the runs got faster or slower in the course of the search
 */
public record Estimate(
        int lower, int upper, double confidence, OptionalInt best, double crossing, double noise, boolean drifting) {}
