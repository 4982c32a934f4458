package io.vippet.vision.internal.image;

import java.util.Arrays;

/**
 * Two-tap interpolation along one axis: output i is {@code a[index]*(256-weight) + a[index+step]*weight} in 1/256.
 * Indices are counted from {@link #first}, and the last {@link #doubled} elements may lie past the last sample: there the
 * caller repeats it.
 */
final class Taps {
    static final int ONE = 256;

    /** Elements from one sample to the next. */
    final int step;

    final int first;
    /** Elements from the first to the last that is needed. */
    final int count;
    /** How many of those lie past the end of the axis: none, or a step. */
    final int doubled;

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
     * @param step elements from one sample to the next
     */
    Taps(double start, double length, int n, int limit, int factor, double shift, int step) {
        this.step = step;
        index = new int[n];
        weight = new int[n];
        for (int i = 0; i < n; i++) {
            double at = (start + (i + 0.5) * length / n - 0.5) / factor + shift;
            at = Math.max(0, Math.min(limit - 1, at));
            int whole = (int) at;
            index[i] = whole * step;
            weight[i] = (int) Math.round((at - whole) * ONE);
        }
        exact = Arrays.stream(weight).allMatch(w -> w == 0);
        first = index[0];
        count = index[n - 1] - first + 2 * step;
        doubled = Math.max(0, first + count - limit * step);
        for (int i = 0; i < n; i++) {
            index[i] -= first;
        }
    }
}
