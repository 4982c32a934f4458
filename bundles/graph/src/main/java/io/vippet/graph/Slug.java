package io.vippet.graph;

/** ASCII names for use in ids, URLs and file names. */
public final class Slug {

    /** Longest id, in characters. */
    public static final int MAX_ID = 64;

    private Slug() {}

    /** Returns the slug of a name for ids: at most 64 characters of {@code a-z 0-9 -}; may be empty. */
    public static String id(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Returns the slug for paths and URLs: characters {@code a-z 0-9 - _ .}, of any length; may be empty. */
    public static String path(String name) {
        throw new UnsupportedOperationException("not yet");
    }
}
