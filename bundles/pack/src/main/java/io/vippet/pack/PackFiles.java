package io.vippet.pack;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pack's files, wherever they lie. */
public interface PackFiles {

    /** Symbolic name of the bundle. */
    String name();

    /** Returns the value of a manifest header, or null. */
    @Nullable
    String header(String name);

    /**
     * Returns the paths of the files directly in a directory.
     *
     * @param directory without slashes at its ends, empty for the root
     */
    List<String> list(String directory);

    /**
     * Reads a file.
     *
     * @param path relative to the root, {@code pipelines/a.yaml}
     * @return its bytes, or null when there is no such file
     * @throws IOException when it cannot be read, or is larger than {@link #MAX_BYTES}
     */
    byte @Nullable [] read(String path) throws IOException;

    /** Largest file of a pack. */
    int MAX_BYTES = 4 << 20;
}
