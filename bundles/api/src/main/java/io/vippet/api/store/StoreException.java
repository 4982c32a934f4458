package io.vippet.api.store;

/** The database could not be read or written; the message says what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong. */
    public enum Kind {
        /** The database cannot be opened, read or written: damaged, locked, disk full. */
        UNAVAILABLE,
        /** A newer version of the bundle wrote these tables. */
        NEWER,
        /** A released migration step was changed. */
        CHANGED,
        /** A migration step failed; it has been rolled back. */
        STEP_FAILED
    }

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
