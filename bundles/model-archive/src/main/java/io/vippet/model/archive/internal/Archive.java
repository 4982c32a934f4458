package io.vippet.model.archive.internal;

import io.vippet.api.model.ArchiveFile;
import org.jspecify.annotations.Nullable;

/**
 * A published archive.
 *
 * @param origin package URL or address
 * @param file file name where a package has several archives, or null
 * @param sha256 digest, or null when the digests of the files inside decide
 * @param bytes size, -1 when unknown
 */
record Archive(
        String origin, @Nullable String file, @Nullable String sha256, long bytes) {

    /** Largest archive of unknown size that is fetched. */
    static final long MAX_BYTES = 8L << 30;

    static Archive of(ArchiveFile wanted) {
        return new Archive(wanted.origin(), wanted.archive(), wanted.archiveSha256(), wanted.archiveBytes());
    }

    /** Returns how much may be fetched. Clients keep a second copy while they work, and repack it. */
    long limit() {
        return bytes < 0 ? MAX_BYTES : 3 * bytes + (64L << 20);
    }

    /** Returns name and version for people. */
    String title() {
        return origin.replaceFirst("^pkg:", "")
                .replace("%40", "@")
                .replace("%2B", "+")
                .replaceFirst("\\?.*", "");
    }
}
