package io.vippet.api.model;

import java.nio.file.Path;
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
}
