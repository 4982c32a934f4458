package io.vippet.graph.policy;

import java.util.Optional;

/** Follows symbolic links. */
@FunctionalInterface
public interface RealPaths {

    /**
     * Returns where a path really leads: that of the file, or of its nearest existing folder with the rest appended,
     * without links, {@code .} and {@code ..}.
     *
     * @param path an absolute path
     * @return empty when it cannot be told; the path is refused then
     */
    Optional<String> real(String path);

    /**
     * Tells whether a folder holds links, so that a pattern for file names in it could lead anywhere.
     *
     * @param folder an absolute path
     */
    default boolean hasLinks(String folder) {
        return false;
    }
}
