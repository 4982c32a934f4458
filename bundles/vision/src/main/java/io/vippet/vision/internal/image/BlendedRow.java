package io.vippet.vision.internal.image;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** Two neighbouring rows of a plane mixed into one, with 8 bits behind the point. */
final class BlendedRow {
    private byte[] upper = {};
    private byte[] lower = {};
    private int[] values = {};
    private final int[] right;

    /** A row for at most {@code columns} results of {@link #gather}. */
    BlendedRow(int columns) {
        right = new int[columns];
    }

    /**
     * Mixes the rows around output row {@code row}, only as far as the columns need them.
     *
     * @param height rows of the plane
     */
    void blend(RowKernel kernel, Picture.Plane plane, Taps rows, int row, int height, Taps columns) {
        int n = columns.count;
        int doubled = columns.doubled;
        if (values.length < n) {
            upper = new byte[n];
            lower = new byte[n];
            values = new int[n];
        }
        int y = rows.first + rows.index[row];
        int weight = rows.weight[row];
        load(plane, y, columns.first, upper, n - doubled);
        if (weight != 0) {
            load(plane, Math.min(y + 1, height - 1), columns.first, lower, n - doubled);
        }
        kernel.blend(upper, lower, weight, values, n - doubled);
        System.arraycopy(values, n - 2 * doubled, values, n - doubled, doubled);
    }

    private static void load(Picture.Plane plane, int row, int from, byte[] to, int n) {
        MemorySegment.copy(plane.data(), JAVA_BYTE, (long) row * plane.stride() + from, to, 0, n);
    }

    /**
     * Interpolates horizontally; results have 16 bits behind the point.
     *
     * @param offset of the sample in its position, less than the step of the taps
     */
    void gather(Taps columns, int offset, int[] out) {
        int n = columns.index.length;
        pick(values, columns.index, offset, out, n);
        if (columns.exact) {
            scale(out, n);
        } else {
            pick(values, columns.index, offset + columns.step, right, n);
            interpolate(out, right, columns.weight, n);
        }
    }

    private static void pick(int[] in, int[] index, int offset, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = in[index[i] + offset];
        }
    }

    private static void scale(int[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] <<= 8;
        }
    }

    private static void interpolate(int[] left, int[] right, int[] weight, int n) {
        for (int i = 0; i < n; i++) {
            left[i] = (left[i] << 8) + (right[i] - left[i]) * weight[i];
        }
    }
}
