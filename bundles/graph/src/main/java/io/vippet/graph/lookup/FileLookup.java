package io.vippet.graph.lookup;

/** Asks about files without this library touching the disk. */
public interface FileLookup {

    /** Tells whether the path names an existing regular file; false, never an exception, for malformed paths. */
    boolean isFile(String path);
}
