package io.vippet.api.media;

import org.jspecify.annotations.Nullable;

/**
 * An image of a set.
 *
 * @param sizeBytes size of the file
 * @param width in pixels, null when unknown
 * @param height in pixels, null when unknown
 */
public record ImageInfo(
        String filename,
        String extension,
        long sizeBytes,
        @Nullable Integer width,
        @Nullable Integer height) {}
