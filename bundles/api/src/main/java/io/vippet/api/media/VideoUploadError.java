package io.vippet.api.media;

import io.vippet.api.payload.AnyOf;
import io.vippet.api.payload.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a video is not taken in.
 *
 * @param detail for people
 * @param found what was found instead of something allowed, text or a number
 * @param allowed what would be taken
 */
public record VideoUploadError(
        String detail,
        Kind error,
        @AnyOf({String.class, Long.class}) @Nullable Object found,
        @Nullable List<@AnyOf({String.class, Long.class}) Object> allowed) {

    /** What is wrong, for programs. */
    @WireName("VideoUploadErrorKind")
    public enum Kind {
        @WireName("missing_filename")
        MISSING_FILENAME,
        @WireName("unsupported_extension")
        UNSUPPORTED_EXTENSION,
        @WireName("file_too_large")
        FILE_TOO_LARGE,
        @WireName("unsupported_container")
        UNSUPPORTED_CONTAINER,
        @WireName("unsupported_codec")
        UNSUPPORTED_CODEC,
        @WireName("invalid_video")
        INVALID_VIDEO,
        @WireName("file_exists")
        FILE_EXISTS
    }
}
