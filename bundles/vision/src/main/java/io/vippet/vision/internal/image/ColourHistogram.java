package io.vippet.vision.internal.image;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

/** Counts the colours of a part of a picture at a few hundred places, in the colour space of the picture. */
public final class ColourHistogram {
    private static final int PLACES = 16;
    private static final int SHIFT = 6;
    private static final int LEVELS = 4;

    private ColourHistogram() {}

    /**
     * Shares of 64 bins (four levels of each of three components), in sum 1.
     *
     * @param left edge in pixels, as are the others; what lies outside counts as the edge
     */
    public static float[] of(Picture p, double left, double top, double right, double bottom) {
        float[] shares = new float[LEVELS * LEVELS * LEVELS];
        for (int row = 0; row < PLACES; row++) {
            int y = place(top, bottom, row, p.height());
            for (int column = 0; column < PLACES; column++) {
                shares[bin(p, place(left, right, column, p.width()), y)] += 1f / (PLACES * PLACES);
            }
        }
        return shares;
    }

    private static int place(double from, double to, int i, int limit) {
        return (int) Math.max(0, Math.min(limit - 1, from + (i + 0.5) / PLACES * (to - from)));
    }

    private static int bin(Picture p, int x, int y) {
        PixelFormat f = p.format();
        return switch (f) {
            case NV12 -> {
                int chroma = x / 2 * 2;
                yield bin(sample(p, 0, x, y), sample(p, 1, chroma, y / 2), sample(p, 1, chroma + 1, y / 2));
            }
            case I420 -> bin(sample(p, 0, x, y), sample(p, 1, x / 2, y / 2), sample(p, 2, x / 2, y / 2));
            default -> {
                int at = x * f.pixelBytes();
                yield bin(
                        sample(p, 0, at + f.red(), y), sample(p, 0, at + f.green(), y), sample(p, 0, at + f.blue(), y));
            }
        };
    }

    private static int bin(int a, int b, int c) {
        return (a >> SHIFT) * LEVELS * LEVELS + (b >> SHIFT) * LEVELS + (c >> SHIFT);
    }

    private static int sample(Picture p, int plane, int offset, int row) {
        Picture.Plane from = p.planes().get(plane);
        return from.data().get(JAVA_BYTE, (long) row * from.stride() + offset) & 0xff;
    }
}
