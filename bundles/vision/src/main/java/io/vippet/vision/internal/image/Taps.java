package io.vippet.vision.internal.image;

import java.util.Arrays;

/**
 * Two-tap interpolation along one axis: output i is {@code a[index]*(256-weight) + a[index+1]*weight} in 1/256. Positions
 * are counted from {@link #first}, and {@code index+1} may be one past the last sample, which the caller doubles.
 */
final class Taps {
    static final int ONE = 256;

    final int first;
    final int count;
    final int[] index;
    final int[] weight;
    /** Whether every output lies on a sample, so that nothing is interpolated. */
    final boolean exact;

    /**
     * Taps at {@code n} equally spaced places, centre to centre.
     *
     * @param start begin of the part, in samples of full resolution
     * @param length length of the part
     * @param limit samples on the axis at its own resolution
     * @param factor full-resolution samples per own sample
     * @param shift own position of the full-resolution sample 0
     */
    Taps(double start, double length, int n, int limit, int factor, double shift) {
        index = new int[n];
        weight = new int[n];
        for (int i = 0; i < n; i++) {
            double at = (start + (i + 0.5) * length / n - 0.5) / factor + shift;
            at = Math.max(0, Math.min(limit - 1, at));
            int whole = (int) at;
            index[i] = whole;
            weight[i] = (int) Math.round((at - whole) * ONE);
        }
        exact = Arrays.stream(weight).allMatch(w -> w == 0);
        first = index[0];
        count = index[n - 1] - first + 2;
        for (int i = 0; i < n; i++) {
            index[i] -= first;
        }
    }
}
