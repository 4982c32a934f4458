package io.vippet.api.runner;

/** A run in progress. */
public interface Run {

    /**
     * Waits for the end.
     *
     * @throws RunnerException when the run failed: parse or runtime error, crash, silence of the child
     */
    RunResult await() throws InterruptedException;

    /** Asks for the end; returns at once. The run is over at most 16 s later. */
    void stop();
}
