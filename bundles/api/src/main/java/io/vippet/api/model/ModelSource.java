package io.vippet.api.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/** Knows how to obtain the files of catalogue entries of one kind. */
public interface ModelSource {

    /** Tells whether this source serves an entry that names its origin like this, for instance {@code pkg:pypi/…}. */
    boolean serves(String origin);

    /**
     * Brings one file into place, checked against its digest; does nothing when it is there already.
     *
     * @param file what to fetch
     * @param target where it shall lie in the end
     * @param progress receives bytes done and bytes in all (-1 when unknown)
     * @throws java.io.IOException saying what failed and what to do; the target is then unchanged
     */
    void obtain(ArchiveFile file, Path target, BiConsumer<Long, Long> progress) throws java.io.IOException;

    /**
     * Brings several files into place; a source overrides this to fetch an archive once for all files inside it.
     *
     * @param files what to fetch, by target
     * @param progress receives bytes done and bytes in all (-1 when unknown) of the archive being fetched
     * @throws java.io.IOException as {@link #obtain}; files that are already in place stay
     */
    default void obtainAll(Map<Path, ArchiveFile> files, BiConsumer<Long, Long> progress) throws java.io.IOException {
        for (Map.Entry<Path, ArchiveFile> file : files.entrySet()) {
            obtain(file.getValue(), file.getKey(), progress);
        }
    }
}
