package io.vippet.rest.internal.form;

/** A body that does not follow the rules of {@code multipart/form-data}. */
public final class MalformedFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedFormException(String message) {
        super(message);
    }
}
