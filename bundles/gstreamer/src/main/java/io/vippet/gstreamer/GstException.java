package io.vippet.gstreamer;

import java.util.List;

/** GStreamer refused something, or is not as this binding needs it. */
public final class GstException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final List<String> complaints;

    public GstException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.complaints = List.of(message);
    }

    /** Several things were wrong at once. */
    public GstException(Kind kind, List<String> complaints) {
        super(String.join("; ", complaints));
        this.kind = kind;
        this.complaints = List.copyOf(complaints);
    }

    public GstException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.complaints = List.of(message);
    }

    public Kind kind() {
        return kind;
    }

    /** The single things that were wrong, at least one. */
    public List<String> complaints() {
        return complaints;
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
