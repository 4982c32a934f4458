package io.vippet.vision.internal.image;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Cuts, scales (bilinear, two taps, centres aligned) and converts a picture to RGB or grey bytes at the size of a model's input.
 * Works row by row on arrays: rows are blended vertically, then gathered horizontally, then converted. Chroma is
 * interpolated too; its samples lie left in the middle, as in H.264. For one thread; keeps its tables while picture size
 * and placement stay.
 */
public final class Resampler {
    private final int inputWidth;
    private final int inputHeight;
    private final boolean planar;
    private final Colours colours;
    private final byte padding;

    private final RowKernels kernels;
    private RowKernel kernel;
    private @Nullable Placement placement;
    private @Nullable PixelFormat format;
    private int width;
    private int height;
    private Taps columns = NONE;
    private Taps rows = NONE;
    private Taps chromaColumns = NONE;
    private Taps chromaRows = NONE;

    private final BlendedRow first;
    private final BlendedRow second;
    private final BlendedRow third;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final byte[] bytes;

    private static final Taps NONE = new Taps(0, 1, 1, 1, 1, 0, 1);

    /**
     * A resampler for one kind of input.
     *
     * @param kernels the arithmetic to choose from
     * @param planar three planes instead of interleaved channels
     * @param colours channels of the input
     * @param padding value of the input outside a picture that does not fill it, 0..255
     */
    public Resampler(
            RowKernels kernels, int inputWidth, int inputHeight, boolean planar, Colours colours, int padding) {
        this.kernels = kernels;
        kernel = kernels.best();
        this.inputWidth = inputWidth;
        this.inputHeight = inputHeight;
        this.planar = planar;
        this.colours = colours;
        this.padding = (byte) padding;
        first = new BlendedRow(inputWidth);
        second = new BlendedRow(inputWidth);
        third = new BlendedRow(inputWidth);
        a = new int[inputWidth];
        b = new int[inputWidth];
        c = new int[inputWidth];
        red = new int[inputWidth];
        green = new int[inputWidth];
        blue = new int[inputWidth];
        bytes = new byte[3 * inputWidth];
    }

    /** Writes a part of a picture into an input of {@code width * height} bytes per channel. */
    public void write(Picture picture, Placement where, MemorySegment input) {
        kernel = kernels.best();
        prepare(picture, where);
        if (!where.covers(inputWidth, inputHeight)) {
            input.fill(padding);
        }
        for (int row = 0; row < where.rows(); row++) {
            switch (picture.format()) {
                case NV12 -> readNv12(picture, row);
                case I420 -> readI420(picture, row);
                case BGRX, BGRA, BGR, RGB, RGBX, RGBA -> readPacked(picture, row);
            }
            store(input, where, row);
        }
    }

    private void prepare(Picture p, Placement where) {
        if (where.equals(placement) && p.format() == format && p.width() == width && p.height() == height) {
            return;
        }
        int n = where.columns();
        int m = where.rows();
        int chromaStep = p.format() == PixelFormat.NV12 ? 2 : 1;
        columns = new Taps(
                where.x(), where.width(), n, p.width(), 1, 0, p.format().pixelBytes());
        rows = new Taps(where.y(), where.height(), m, p.height(), 1, 0, 1);
        chromaColumns = new Taps(where.x(), where.width(), n, (p.width() + 1) / 2, 2, 0, chromaStep);
        chromaRows = new Taps(where.y(), where.height(), m, (p.height() + 1) / 2, 2, -0.25, 1);
        placement = where;
        format = p.format();
        width = p.width();
        height = p.height();
    }

    private void readNv12(Picture p, int row) {
        luma(p, row);
        chroma(second, p, 1, row);
        second.gather(chromaColumns, 0, b);
        second.gather(chromaColumns, 1, c);
        convert(p.matrix(), columns.index.length);
    }

    private void readI420(Picture p, int row) {
        luma(p, row);
        chroma(second, p, 1, row);
        chroma(third, p, 2, row);
        second.gather(chromaColumns, 0, b);
        third.gather(chromaColumns, 0, c);
        convert(p.matrix(), columns.index.length);
    }

    private void luma(Picture p, int row) {
        first.blend(kernel, p.planes().get(0), rows, row, p.height(), columns);
        first.gather(columns, 0, a);
    }

    private void chroma(BlendedRow to, Picture p, int plane, int row) {
        to.blend(kernel, p.planes().get(plane), chromaRows, row, (p.height() + 1) / 2, chromaColumns);
    }

    private void readPacked(Picture p, int row) {
        PixelFormat f = p.format();
        first.blend(kernel, p.planes().get(0), rows, row, p.height(), columns);
        first.gather(columns, f.red(), a);
        first.gather(columns, f.green(), b);
        first.gather(columns, f.blue(), c);
        int n = columns.index.length;
        round(a, red, n);
        round(b, green, n);
        round(c, blue, n);
    }

    private void convert(YuvMatrix matrix, int n) {
        convert(matrix, a, b, c, red, green, blue, n);
    }

    // Samples carry 16 bits behind the point after two blends of 8 bits; 8 of them are dropped before the products.
    // Loops that stay with one type and take their arrays as parameters are vectorised; narrowing to bytes is not.
    private static void convert(YuvMatrix m, int[] y, int[] u, int[] v, int[] red, int[] green, int[] blue, int n) {
        int luma = m.y();
        int rv = m.rv();
        int gu = m.gu();
        int gv = m.gv();
        int bu = m.bu();
        int shift = YuvMatrix.BITS + 8;
        int black = luma * (m.offset() << 8) - (1 << (shift - 1));
        for (int i = 0; i < n; i++) {
            int light = luma * (y[i] >> 8) - black;
            int cb = (u[i] >> 8) - (128 << 8);
            int cr = (v[i] >> 8) - (128 << 8);
            red[i] = Math.max(0, Math.min(255, (light + rv * cr) >> shift));
            green[i] = Math.max(0, Math.min(255, (light - gu * cb - gv * cr) >> shift));
            blue[i] = Math.max(0, Math.min(255, (light + bu * cb) >> shift));
        }
    }

    private static void round(int[] from, int[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = (from[i] + (1 << 15)) >> 16;
        }
    }

    private void store(MemorySegment input, Placement where, int row) {
        int n = where.columns();
        long at = (long) (where.top() + row) * inputWidth + where.left();
        int[] one = colours == Colours.BGR ? blue : red;
        int[] three = colours == Colours.BGR ? red : blue;
        if (colours == Colours.GREY) {
            grey(red, green, blue, bytes, n);
            MemorySegment.copy(bytes, 0, input, JAVA_BYTE, at, n);
        } else if (planar) {
            long plane = (long) inputWidth * inputHeight;
            kernel.narrow(one, bytes, n);
            MemorySegment.copy(bytes, 0, input, JAVA_BYTE, at, n);
            kernel.narrow(green, bytes, n);
            MemorySegment.copy(bytes, 0, input, JAVA_BYTE, plane + at, n);
            kernel.narrow(three, bytes, n);
            MemorySegment.copy(bytes, 0, input, JAVA_BYTE, 2 * plane + at, n);
        } else {
            interleave(one, green, three, bytes, n);
            MemorySegment.copy(bytes, 0, input, JAVA_BYTE, 3 * at, 3 * n);
        }
    }

    // Weights of BT.601, in 1/256, as image libraries use them whatever the video's own matrix is.
    private static void grey(int[] red, int[] green, int[] blue, byte[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = (byte) ((77 * red[i] + 150 * green[i] + 29 * blue[i] + 128) >> 8);
        }
    }

    private static void interleave(int[] one, int[] two, int[] three, byte[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[3 * i] = (byte) one[i];
            to[3 * i + 1] = (byte) two[i];
            to[3 * i + 2] = (byte) three[i];
        }
    }
}
