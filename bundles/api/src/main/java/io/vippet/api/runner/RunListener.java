package io.vippet.api.runner;

import io.vippet.api.job.LatencyMetrics;

/** Hears what happens during a run; calls come one after another from one thread and must not block. */
public interface RunListener {

    /** The pipeline plays; milliseconds since the request went to the child. */
    default void playing(long millis) {}

    /** Rates of the last second. */
    default void fps(double total, double perStream, int streams) {}

    /** A latency sample of one stream. */
    default void latency(String streamId, LatencyMetrics sample) {}
}
