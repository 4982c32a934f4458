package io.vippet.vision;

/** Why an element of this bundle cannot do what its properties ask for. */
public final class VisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, for code that has to decide. */
    public enum Kind {
        /** A property's value, or a combination of them. */
        PROPERTY,
        /** The description beside a model: missing, malformed, or it does not fit the model. */
        MODEL_PROC,
        /** The model file: missing, unreadable, or of a form that is not handled. */
        MODEL,
        /** No engine serves the device, or its runtime is not there. */
        ENGINE,
        /** A picture format that is not handled. */
        FORMAT
    }

    private final Kind kind;

    /** A failure. */
    public VisionException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** A failure that another one explains. */
    public VisionException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
