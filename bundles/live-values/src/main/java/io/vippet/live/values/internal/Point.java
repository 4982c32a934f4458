package io.vippet.live.values.internal;

import io.vippet.api.job.LatencyMetrics;

/** What is told to the metrics service; of points of one series only the newest counts. */
sealed interface Point {

    /** Points with equal series replace each other. */
    record Series(Class<? extends Point> kind, String jobId, String streamId) {}

    String jobId();

    default Series series() {
        return new Series(getClass(), jobId(), this instanceof Latency latency ? latency.streamId() : "");
    }

    /** Frames per second of one stream of a job. */
    record Rate(String jobId, double perStream) implements Point {}

    /** A latency sample of a stream. */
    record Latency(String jobId, String streamId, LatencyMetrics sample) implements Point {}

    /** The end of a run, told as a rate of zero; a series of its own, so that the rates of the next run do not hide it. */
    record End(String jobId) implements Point {}
}
