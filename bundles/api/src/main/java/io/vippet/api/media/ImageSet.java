package io.vippet.api.media;

import io.vippet.api.payload.Default;

/**
 * Images of one kind and size that pipelines play like a video.
 *
 * @param name the reference used in graphs
 * @param sourceArchive file name of the archive it came in
 * @param extension {@code jpg}, {@code png}, {@code bmp} or {@code tif}
 * @param width in pixels
 * @param height in pixels
 * @param uploadedAt RFC 3339 in UTC, to the second
 */
public record ImageSet(
        String name,
        @Default("\"\"") String sourceArchive,
        int imageCount,
        @Default("\"\"") String extension,
        @Default("0") int width,
        @Default("0") int height,
        @Default("\"\"") String uploadedAt) {}
