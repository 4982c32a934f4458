package io.vippet.api.runner;

import java.util.List;

/** A run that failed; the message is fit for a job's details. */
public final class RunnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final List<String> errors;
    private final int exitCode;

    /**
     * Creates the exception.
     *
     * @param errors single error texts of the child, may be empty
     * @param exitCode the child's exit code, -n when ended by signal n, 0 when it never started
     */
    public RunnerException(Kind kind, String message, List<String> errors, int exitCode) {
        super(message);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.exitCode = exitCode;
    }

    public Kind kind() {
        return kind;
    }

    public List<String> errors() {
        return errors;
    }

    public int exitCode() {
        return exitCode;
    }

    /** What went wrong. */
    public enum Kind {
        /** The child process could not be started. */
        START,
        /** The pipeline reported an error. */
        PIPELINE,
        /** The child ended without a result. */
        CRASH,
        /** The child stopped giving signs of life. */
        SILENCE,
        /** The child took more memory than it may. */
        MEMORY
    }
}
