package io.vippet.vision.internal.share;

import io.vippet.vision.EngineRequest;

/** First inferences of a request, which are slower than all others. */
final class WarmUp {
    private WarmUp() {}

    /** Runs two inferences on an empty picture and tells how long the second took. */
    static long nanos(EngineRequest request) {
        request.start();
        request.await();
        long begin = System.nanoTime();
        request.start();
        request.await();
        return System.nanoTime() - begin;
    }
}
