package io.vippet.vision.internal.image;

import java.util.concurrent.locks.LockSupport;

/**
 * Chooses the kernel. It is the plain one until the other has been compiled and was faster, because uncompiled vector
 * operations are some hundred times slower, and stay so in a JVM without the optimising compiler.
 */
public final class RowKernels {
    private static final int ROW = 256;
    private static final int ROWS = 100;
    private static final int TRIALS = 200;
    private static final long COMPILING_NANOS = 5_000_000;

    private final RowKernel plain = new PlainRowKernel();
    private final Thread warmUp =
            Thread.ofPlatform().name("row-kernels").daemon().unstarted(this::warmUp);
    private volatile RowKernel best = plain;

    RowKernel best() {
        return best;
    }

    /**
     * Starts to look for the best kernel, and to resample until that is compiled too; it takes about half a second of one
     * processor. Returns at once.
     */
    public synchronized void prepare() {
        if (warmUp.getState() == Thread.State.NEW) {
            warmUp.start();
        }
    }

    private static boolean vectorsThere() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private void warmUp() {
        if (vectorsThere()) {
            tryVectors();
        }
        new Rehearsal(this).resample();
    }

    private void tryVectors() {
        RowKernel vectors = new VectorRowKernel();
        for (int i = 0; i < TRIALS; i++) {
            if (nanos(vectors) < nanos(plain) / 2) {
                best = vectors;
                return;
            }
            // Every uncompiled operation leaves garbage, so the compiler gets time.
            LockSupport.parkNanos(COMPILING_NANOS);
        }
    }

    private static long nanos(RowKernel kernel) {
        byte[] upper = new byte[ROW];
        byte[] lower = new byte[ROW];
        int[] values = new int[ROW];
        long start = System.nanoTime();
        for (int i = 0; i < ROWS; i++) {
            kernel.blend(upper, lower, i, values, ROW);
            kernel.narrow(values, lower, ROW);
        }
        return System.nanoTime() - start;
    }
}
