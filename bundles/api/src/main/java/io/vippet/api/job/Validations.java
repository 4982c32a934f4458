package io.vippet.api.job;

/** Starts trials of pipelines; implemented by the bundle {@code validation}. */
public interface Validations {

    /**
     * Checks a request and submits it.
     *
     * @return the job id
     * @throws TestRefusedException when it cannot be started; the message is for the caller
     */
    String start(PipelineValidation validation);
}
