package io.vippet.rest.internal.wire;

import jakarta.ws.rs.core.Response;

/** A refusal in a resource's own words; the caller gets {@code {"message": …}}. */
public final class MessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Response.Status status;

    /**
     * Refuses a request.
     *
     * @param status the code
     * @param message for the caller
     */
    public MessageException(Response.Status status, String message) {
        super(message);
        this.status = status;
    }

    /** What was asked for does not exist. */
    public static MessageException notFound(String message) {
        return new MessageException(Response.Status.NOT_FOUND, message);
    }

    Response.Status status() {
        return status;
    }
}
