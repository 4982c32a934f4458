package io.vippet.vision.internal.image;

/**
 * Arithmetic on rows whose plain loops the JIT compiler does not turn into vector instructions by itself. All
 * implementations give the same values.
 */
interface RowKernel {
    /**
     * Mixes unsigned bytes: {@code out = upper * (256 - weight) + lower * weight}.
     *
     * @param weight 0..256; {@code lower} is not looked at when it is 0
     * @param n elements of each array that take part
     */
    void blend(byte[] upper, byte[] lower, int weight, int[] out, int n);

    /** Keeps the lowest 8 bits of {@code n} values. */
    void narrow(int[] from, byte[] to, int n);
}
