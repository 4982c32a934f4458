package io.vippet.api.job;

/** The work of a job; runs on a thread of its own once the job has the slot. */
@FunctionalInterface
public interface JobTask {

    /**
     * Does the work.
     *
     * @return how it ended; an exception instead means FAILED with its message as details
     */
    JobOutcome run(JobContext context) throws Exception;
}
