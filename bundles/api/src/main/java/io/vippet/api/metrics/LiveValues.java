package io.vippet.api.metrics;

import io.vippet.api.job.LatencyMetrics;

/**
 * Takes what the run of a job measures while it goes on; offered by bundles that pass it on. Any number of them may be
 * there. Calls return at once.
 */
public interface LiveValues {

    /**
     * The rate of the run; told only while as many streams deliver as were asked for.
     *
     * @param perStream frames per second of one stream, the mean over the streams
     */
    void fps(String jobId, double perStream);

    /** The newest latency sample of a stream; its last one comes once more after the run. */
    void latency(String jobId, String streamId, LatencyMetrics sample);

    /** A run of the job is over, however it ended; another one may follow. */
    void ended(String jobId);
}
