package io.vippet.gstreamer;

/** GStreamer refused something, or is not as this binding needs it. */
public final class GstException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public GstException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public GstException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What went wrong. */
    public enum Kind {
        /** A library or function is missing. */
        LIBRARY,
        /** Structures are not laid out as expected; Java elements would crash. */
        ABI,
        /** {@code gst_init} failed. */
        INIT,
        /** A launch text or caps text is wrong. */
        PARSE,
        /** An element type could not be registered. */
        REGISTRATION,
        /** A state change was refused. */
        STATE,
        /** Memory of a buffer could not be mapped. */
        MAP
    }
}
