package io.vippet.rest.internal.form;

/** A part of a form that is larger than it may be. */
public final class OversizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OversizeException(String message) {
        super(message);
    }
}
