package io.vippet.api.media;

import io.vippet.api.payload.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an archive of images is not taken in.
 *
 * @param detail for people
 * @param found what was found instead of something allowed
 * @param allowed what would be taken
 */
public record ImageUploadError(
        String detail,
        Kind error,
        @Nullable Object found,
        @Nullable List<Object> allowed) {

    /** What is wrong, for programs. */
    @WireName("ImageUploadErrorKind")
    public enum Kind {
        @WireName("missing_filename")
        MISSING_FILENAME,
        @WireName("unsupported_archive_format")
        UNSUPPORTED_ARCHIVE_FORMAT,
        @WireName("invalid_archive_name")
        INVALID_ARCHIVE_NAME,
        @WireName("archive_too_large")
        ARCHIVE_TOO_LARGE,
        @WireName("archive_corrupted")
        ARCHIVE_CORRUPTED,
        @WireName("archive_contains_subdirectories")
        ARCHIVE_CONTAINS_SUBDIRECTORIES,
        @WireName("archive_contains_no_images")
        ARCHIVE_CONTAINS_NO_IMAGES,
        @WireName("archive_mixed_image_extensions")
        ARCHIVE_MIXED_IMAGE_EXTENSIONS,
        @WireName("archive_disallowed_image_extension")
        ARCHIVE_DISALLOWED_IMAGE_EXTENSION,
        @WireName("archive_mixed_image_resolutions")
        ARCHIVE_MIXED_IMAGE_RESOLUTIONS,
        @WireName("archive_uncompressed_too_large")
        ARCHIVE_UNCOMPRESSED_TOO_LARGE,
        @WireName("image_set_already_exists")
        IMAGE_SET_ALREADY_EXISTS,
        @WireName("unsafe_archive_path")
        UNSAFE_ARCHIVE_PATH
    }
}
