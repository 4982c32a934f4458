package io.vippet.api.job;

/** Starts optimizations of pipelines; implemented by the bundle {@code optimization}. */
public interface Optimizations {

    /**
     * Checks a request and submits it. The variant itself is never changed.
     *
     * @return the job id
     * @throws io.vippet.api.pipeline.PipelineException when there is no such variant, or it cannot be written as text
     * @throws TestRefusedException when it cannot be started; the message is for the caller
     */
    String start(String pipelineId, String variantId, PipelineRequestOptimize request);
}
