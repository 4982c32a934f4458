package io.vippet.deploy.internal;

/** A content that cannot run; the message is the part of a sentence that follows the file's name. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    RefusedException(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    RefusedException(Outcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
