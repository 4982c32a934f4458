package io.vippet.vision.internal.image;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** Two neighbouring rows of a plane mixed into one, with 8 bits behind the point. */
final class BlendedRow {
    private byte[] bytes = {};
    private int[] other = {};
    private int[] values = {};

    /**
     * Mixes the rows around output row {@code row}, only as far as the columns need them.
     *
     * @param height rows of the plane
     * @param width samples in a row of the plane
     * @param step bytes per sample position
     */
    void blend(Picture.Plane plane, Taps rows, int row, int height, Taps columns, int width, int step) {
        int samples = Math.min(columns.count, width - columns.first);
        int n = samples * step;
        grow(columns.count * step);
        int y = rows.first + rows.index[row];
        int w = rows.weight[row];
        int[] out = values;
        load(plane, y, columns.first * step, out, n);
        if (w == 0) {
            scale(out, n);
        } else {
            load(plane, Math.min(y + 1, height - 1), columns.first * step, other, n);
            mix(out, other, w, n);
        }
        for (int i = n; i < columns.count * step; i++) {
            out[i] = out[i - step]; // the sample past the edge repeats the last
        }
    }

    private static void scale(int[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] <<= 8;
        }
    }

    private static void mix(int[] values, int[] other, int w, int n) {
        int v = Taps.ONE - w;
        for (int i = 0; i < n; i++) {
            values[i] = values[i] * v + other[i] * w;
        }
    }

    /** Interpolates horizontally; results have 16 bits behind the point. */
    void gather(Taps taps, int step, int offset, int[] out) {
        if (taps.exact) {
            pick(values, taps.index, step, offset, out);
        } else {
            mix(values, taps.index, taps.weight, step, offset, out);
        }
    }

    private static void pick(int[] in, int[] index, int step, int offset, int[] out) {
        for (int i = 0; i < index.length; i++) {
            out[i] = in[index[i] * step + offset] << 8;
        }
    }

    private static void mix(int[] in, int[] index, int[] weight, int step, int offset, int[] out) {
        for (int i = 0; i < index.length; i++) {
            int at = index[i] * step + offset;
            int left = in[at];
            out[i] = (left << 8) + (in[at + step] - left) * weight[i];
        }
    }

    /** As {@link #gather}, for two interleaved samples at once. */
    void gatherPairs(Taps taps, int[] first, int[] second) {
        pairs(values, taps.index, taps.weight, first, second);
    }

    private static void pairs(int[] in, int[] index, int[] weight, int[] first, int[] second) {
        for (int i = 0; i < index.length; i++) {
            int at = 2 * index[i];
            int w = weight[i];
            int a = in[at];
            int b = in[at + 1];
            first[i] = (a << 8) + (in[at + 2] - a) * w;
            second[i] = (b << 8) + (in[at + 3] - b) * w;
        }
    }

    private void load(Picture.Plane plane, int row, int from, int[] to, int n) {
        MemorySegment.copy(plane.data(), JAVA_BYTE, (long) row * plane.stride() + from, bytes, 0, n);
        widen(bytes, to, n);
    }

    private static void widen(byte[] from, int[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = from[i] & 0xff;
        }
    }

    private void grow(int n) {
        if (values.length < n) {
            bytes = new byte[n];
            other = new int[n];
            values = new int[n];
        }
    }
}
