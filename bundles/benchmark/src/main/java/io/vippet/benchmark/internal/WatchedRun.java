package io.vippet.benchmark.internal;

import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.metrics.LiveValues;
import io.vippet.api.runner.RunListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what is heard of a run to those who watch its job as well; after the end of the run they hear no more. */
final class WatchedRun implements RunListener, AutoCloseable {

    private final String jobId;
    private final RunProgress progress;
    private final LiveValues watchers;
    private final Map<String, LatencyMetrics> samples = new LinkedHashMap<>();
    private boolean ended;

    WatchedRun(String jobId, RunProgress progress, LiveValues watchers) {
        this.jobId = jobId;
        this.progress = progress;
        this.watchers = watchers;
    }

    @Override
    public void playing(long millis) {
        progress.playing(millis);
    }

    @Override
    public synchronized void fps(double total, double perStream, int active) {
        progress.fps(total, perStream, active);
        if (!ended && progress.complete(active)) {
            watchers.fps(jobId, perStream);
        }
    }

    @Override
    public synchronized void latency(String streamId, LatencyMetrics sample) {
        if (!ended) {
            samples.put(streamId, sample);
            watchers.latency(jobId, streamId, sample);
        }
    }

    /** The run is over: the last sample of each stream once more, then the end. */
    @Override
    public synchronized void close() {
        ended = true;
        samples.forEach((streamId, sample) -> watchers.latency(jobId, streamId, sample));
        watchers.ended(jobId);
    }
}
