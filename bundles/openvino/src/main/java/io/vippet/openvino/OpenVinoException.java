package io.vippet.openvino;

/** What OpenVINO, or the attempt to load it, answered instead of a result. */
public final class OpenVinoException extends RuntimeException {
    /** Why a call failed, for code that has to decide. */
    public enum Kind {
        /** The runtime's library is not where the caller said, or cannot be loaded. */
        LIBRARY,
        /** The runtime is too old, or lacks a function that this binding calls. */
        VERSION,
        /** A device, property, port, plug-in or file is unknown to the runtime. */
        NOT_FOUND,
        /** An argument has the wrong shape, type or value. */
        ARGUMENT,
        /** The request is still running. */
        BUSY,
        /** The request was cancelled while somebody waited for it. */
        CANCELLED,
        /** The object was closed before the call. */
        CLOSED,
        /** Everything else: OpenVINO reports most failures without a code of their own. */
        GENERAL
    }

    private final Kind kind;

    /**
     * A failure.
     *
     * @param kind why
     * @param message what was tried and what went wrong
     */
    public OpenVinoException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * A failure that another one explains.
     *
     * @param kind why
     * @param message what was tried and what went wrong
     * @param cause what was thrown below
     */
    public OpenVinoException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Why the call failed. */
    public Kind kind() {
        return kind;
    }
}
