package io.vippet.vision.internal.image;

/**
 * YUV to RGB in 12-bit fixed point: {@code R = y*(Y-offset) + rv*V}, {@code G = y*(Y-offset) - gu*U - gv*V},
 * {@code B = y*(Y-offset) + bu*U}, with U and V centred on 0. Factors follow from the luma weights Kr and Kb of the
 * standard and from the range.
 *
 * @param offset luma of black
 */
public record YuvMatrix(int offset, int y, int rv, int gu, int gv, int bu) {
    /** Bits behind the point. */
    public static final int BITS = 12;

    /** Standard definition, luma 16..235. */
    public static final YuvMatrix BT601 = of(0.299, 0.114, false);

    /** High definition, luma 16..235. */
    public static final YuvMatrix BT709 = of(0.2126, 0.0722, false);

    /** A matrix from the weights of red and blue in luma. */
    public static YuvMatrix of(double kr, double kb, boolean fullRange) {
        double kg = 1 - kr - kb;
        double luma = fullRange ? 1 : 255.0 / 219;
        double chroma = fullRange ? 1 : 255.0 / 224;
        return new YuvMatrix(
                fullRange ? 0 : 16,
                fixed(luma),
                fixed(2 * (1 - kr) * chroma),
                fixed(2 * kb * (1 - kb) / kg * chroma),
                fixed(2 * kr * (1 - kr) / kg * chroma),
                fixed(2 * (1 - kb) * chroma));
    }

    /** Luma, U and V (0..255) of a colour, for drawing; {@code 0xRRGGBB} in, {@code 0xYYUUVV} out. */
    public int fromRgb(int rgb) {
        double r = rgb >> 16 & 0xff;
        double g = rgb >> 8 & 0xff;
        double b = rgb & 0xff;
        double one = 1 << BITS;
        // The rows of the inverse follow from V = (R - L) / rv and U = (B - L) / bu, with L the unscaled luma.
        double kr = kr();
        double kb = kb();
        double l = kr * r + (1 - kr - kb) * g + kb * b;
        int luma = clamp(Math.round(l / (y / one) + offset));
        int u = clamp(Math.round((b - l) / (bu / one) + 128));
        int v = clamp(Math.round((r - l) / (rv / one) + 128));
        return luma << 16 | u << 8 | v;
    }

    private double chromaScale() {
        return offset == 0 ? 1 : 255.0 / 224;
    }

    private double kr() {
        return 1 - rv / (double) (1 << BITS) / 2 / chromaScale();
    }

    private double kb() {
        return 1 - bu / (double) (1 << BITS) / 2 / chromaScale();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << BITS));
    }

    private static int clamp(long value) {
        return (int) Math.max(0, Math.min(255, value));
    }
}
