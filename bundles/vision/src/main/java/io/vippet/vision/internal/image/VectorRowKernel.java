package io.vippet.vision.internal.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over vectors of the machine's preferred width. Needs the module {@code jdk.incubator.vector}, and is slow until
 * it is compiled.
 */
final class VectorRowKernel implements RowKernel {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    /** As many bytes as there are ints in a vector; there is no shape of less than 64 bits. */
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 4)));

    @Override
    public void blend(byte[] upper, byte[] lower, int weight, int[] out, int n) {
        int end = wholeVectors(n);
        if (weight == 0) {
            for (int i = 0; i < end; i += INTS.length()) {
                widen(upper, i).lanewise(VectorOperators.LSHL, 8).intoArray(out, i);
            }
        } else {
            int rest = Taps.ONE - weight;
            for (int i = 0; i < end; i += INTS.length()) {
                widen(upper, i).mul(rest).add(widen(lower, i).mul(weight)).intoArray(out, i);
            }
        }
        PlainRowKernel.blend(upper, lower, weight, out, end, n);
    }

    // A vector of bytes may hold more than are used, and stays within the arrays.
    private static int wholeVectors(int n) {
        return INTS.loopBound(Math.max(0, n - BYTES.length() + INTS.length()));
    }

    private static IntVector widen(byte[] from, int at) {
        return (IntVector) ByteVector.fromArray(BYTES, from, at).convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
    }

    @Override
    public void narrow(int[] from, byte[] to, int n) {
        int end = wholeVectors(n);
        for (int i = 0; i < end; i += INTS.length()) {
            ByteVector bytes =
                    (ByteVector) IntVector.fromArray(INTS, from, i).convertShape(VectorOperators.I2B, BYTES, 0);
            bytes.intoArray(to, i);
        }
        PlainRowKernel.narrow(from, to, end, n);
    }
}
