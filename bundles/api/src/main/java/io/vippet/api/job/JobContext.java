package io.vippet.api.job;

import java.nio.file.Path;

/** What a task sees of its job. */
public interface JobContext {

    String id();

    /** Directory for logs of this job; exists. */
    Path log();

    /** Moves the job to another phase that has not ended; durable when it returns. */
    void phase(JobPhase phase);

    /** Makes an intermediate result, JSON, visible; durable when it returns. */
    void publish(String result);

    /** Tells whether the user asked to stop. */
    boolean cancelled();

    /** Registers what a stop does, at most once; runs at once when the stop came before. */
    void onCancel(Runnable stop);
}
