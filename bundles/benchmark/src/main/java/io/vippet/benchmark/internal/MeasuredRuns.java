package io.vippet.benchmark.internal;

import io.vippet.api.runner.RunResult;
import io.vippet.graph.command.RunCommand;

/** Runs launch texts and measures them. */
@FunctionalInterface
interface MeasuredRuns {

    /** A run that came to its end, and what else was seen. */
    record Measured(RunResult result, RunProgress progress, ProcessorLoad.Seen load) {}

    /**
     * Runs a launch text to its end.
     *
     * @param progress tells how it is going
     * @throws io.vippet.api.runner.RunnerException when it fails
     */
    Measured run(RunCommand command, RunProgress progress) throws InterruptedException;
}
