package io.vippet.runner.internal;

import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.runner.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run that has ended.
 *
 * @param exitCode -n for signal n
 * @param stopped whether a stop was asked for before the run had ended by itself
 * @param neglect why the server ended the child before it had a result, null when it did not
 * @param ready whether the child ever waited for a command
 * @param crash where native code crashed, null when it did not
 * @param tail last lines of text of the child
 */
record Outcome(
        int exitCode,
        boolean stopped,
        @Nullable Neglect neglect,
        boolean ready,
        @Nullable String crash,
        List<String> tail) {

    static final String PREFIX = "Pipeline execution failed: ";

    /** What a child was ended for. */
    record Neglect(RunnerException.Kind kind, String text) {}

    /** Returns what was measured, or throws what went wrong. */
    RunResult judge(Measurements measurements) {
        if (stopped) {
            return measurements.result(exitCode, true, List.of());
        }
        List<String> errors = measurements.errors();
        if (neglect != null) {
            List<String> all = new ArrayList<>(errors);
            all.add(neglect.text());
            throw failure(neglect.kind(), neglect.text(), all);
        }
        Optional<Event.Result> summary = measurements.summary();
        if (!ready && summary.isEmpty()) {
            throw failure(RunnerException.Kind.START, startText(), errors);
        }
        boolean failed = summary.map(s -> s.outcome() == Event.Outcome.ERROR).orElse(!errors.isEmpty());
        if (failed) {
            throw failure(RunnerException.Kind.PIPELINE, pipelineText(errors), errors);
        }
        if (summary.isPresent() || (exitCode == 0 && measurements.any())) {
            return measurements.result(exitCode, false, exitCode == 0 ? List.of() : List.of(lateText()));
        }
        throw failure(RunnerException.Kind.CRASH, crashText(), errors);
    }

    private RunnerException failure(RunnerException.Kind kind, String text, List<String> errors) {
        return new RunnerException(kind, PREFIX + text, errors, exitCode);
    }

    private String pipelineText(List<String> errors) {
        return errors.isEmpty() ? lastWords("the runner process gave no reason") : String.join("; ", errors);
    }

    /** A child that did not get through its end has measured all the same. */
    private String lateText() {
        String how = crash != null ? "crashed with " + crash : "was ended by force (exit code " + exitCode + ")";
        return "Warning: the pipeline did not come down in order after its measurement; its process " + how;
    }

    private String crashText() {
        if (crash != null) {
            return "the runner process crashed with " + crash;
        }
        String how = exitCode < 0 ? "was ended by signal " + -exitCode : "ended with exit code " + exitCode;
        return lastWords("the runner process " + how + " without a result");
    }

    private String startText() {
        return crash != null
                ? "the runner process crashed at its start with " + crash
                : lastWords("the runner process ended at its start with exit code " + exitCode);
    }

    private String lastWords(String text) {
        List<String> words = tail.stream().filter(l -> !l.isBlank()).toList();
        return words.isEmpty()
                ? text
                : text + "; its last words: "
                        + String.join("\n", words.subList(Math.max(0, words.size() - 10), words.size()));
    }
}
