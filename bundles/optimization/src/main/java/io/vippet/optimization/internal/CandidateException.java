package io.vippet.optimization.internal;

/** A pipeline could not be measured; the message says why. */
final class CandidateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CandidateException(String message) {
        super(message);
    }

    CandidateException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
