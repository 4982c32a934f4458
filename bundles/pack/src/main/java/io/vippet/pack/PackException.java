package io.vippet.pack;

/** A pack that cannot be used; the message names the file and what would be right. */
public final class PackException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public PackException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong with a pack. */
    public enum Kind {
        /** A manifest header cannot be understood. */
        HEADER,
        /** A file is missing or cannot be read. */
        FILE,
        /** A file is no YAML, or lacks what it must have. */
        CONTENT
    }
}
