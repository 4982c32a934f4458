package io.vippet.rest.internal.wire;

/** A body whose bytes cannot be taken in. */
final class UnreadableBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UnreadableBodyException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
