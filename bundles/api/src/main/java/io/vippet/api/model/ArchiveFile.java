package io.vippet.api.model;

import org.jspecify.annotations.Nullable;

/**
 * One file inside a published archive.
 *
 * @param origin package URL of the archive, for instance {@code pkg:npm/%40scope/name@1.0}, or an {@code https:} address
 * @param archive file name of the archive where the package has several (wheels), else null
 * @param archiveBytes size of the archive, -1 when unknown
 * @param archiveSha256 digest of the archive, lower-case hex; null for {@code pkg:deb}, where the file's decides
 * @param path path of the file inside the archive
 * @param offset first byte of the part that is wanted, 0 for the whole file
 * @param length number of bytes wanted, -1 up to the end
 * @param sha256 digest of the file, or of the part, lower-case hex
 * @param licence SPDX expression as the package labels it
 */
public record ArchiveFile(
        String origin,
        @Nullable String archive,
        long archiveBytes,
        @Nullable String archiveSha256,
        String path,
        long offset,
        long length,
        String sha256,
        String licence) {}
