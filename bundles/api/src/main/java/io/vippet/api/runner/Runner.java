package io.vippet.api.runner;

/** Runs launch texts, each in a child process; implemented by the bundle {@code runner}. */
public interface Runner {

    /**
     * Starts a run in the warm spare child, or in a new one.
     *
     * @throws RunnerException when no child can be started
     */
    Run start(RunRequest request, RunListener listener);
}
