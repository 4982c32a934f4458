package io.vippet.rest.internal.wire;

/** A body whose bytes are no text. */
final class UnreadableBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message);
    }
}
