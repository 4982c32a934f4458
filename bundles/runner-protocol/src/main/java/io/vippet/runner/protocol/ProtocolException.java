package io.vippet.runner.protocol;

/** A line that is no message. */
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    ProtocolException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What was wrong with the line. */
    public enum Kind {
        /** Not one JSON object. */
        SYNTAX,
        /** A JSON object whose members do not fit its type. */
        CONTENT
    }
}
