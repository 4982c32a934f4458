package io.vippet.model.archive.internal;

import java.io.IOException;

/** An archive that cannot be fetched or used; the message is one sentence that says what to do. */
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public ArchiveException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What went wrong. */
    public enum Kind {
        /** The origin is malformed or not allowed. */
        ORIGIN,
        /** The program that fetches such archives is not installed. */
        CLIENT_MISSING,
        /** The program that fetches, or the web server, reported a failure. */
        CLIENT_FAILED,
        /** Nothing came for too long, or everything took too long. */
        TIMEOUT,
        /** More came than the limit. */
        TOO_LARGE,
        /** Something else came than the catalogue says. */
        DIGEST,
        /** The archive is broken or lacks the file. */
        CONTENT
    }
}
