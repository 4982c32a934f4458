package io.vippet.optimization.internal;

import io.vippet.graph.Graph;

/** Runs pipelines for a moment. */
interface Sampler {

    /**
     * Measures a pipeline for the length of a sample.
     *
     * @throws CandidateException when it does not run, or counts no frame
     * @throws CancelledException when the job was stopped meanwhile
     */
    Sample measure(Graph graph) throws InterruptedException;

    /** Returns how many objects a pipeline finds in its first frames; failures as with {@link #measure}. */
    long detections(Graph graph, long frames) throws InterruptedException;
}
