package io.vippet.vision.internal.image;

/** Loops over single values, for every JVM. */
final class PlainRowKernel implements RowKernel {

    @Override
    public void blend(byte[] upper, byte[] lower, int weight, int[] out, int n) {
        blend(upper, lower, weight, out, 0, n);
    }

    static void blend(byte[] upper, byte[] lower, int weight, int[] out, int from, int to) {
        int rest = Taps.ONE - weight;
        if (weight == 0) {
            for (int i = from; i < to; i++) {
                out[i] = (upper[i] & 0xff) << 8;
            }
        } else {
            for (int i = from; i < to; i++) {
                out[i] = (upper[i] & 0xff) * rest + (lower[i] & 0xff) * weight;
            }
        }
    }

    @Override
    public void narrow(int[] from, byte[] to, int n) {
        narrow(from, to, 0, n);
    }

    static void narrow(int[] from, byte[] to, int start, int end) {
        for (int i = start; i < end; i++) {
            to[i] = (byte) from[i];
        }
    }
}
