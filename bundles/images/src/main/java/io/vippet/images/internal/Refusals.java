package io.vippet.images.internal;

import io.vippet.api.media.ImageUploadError;
import io.vippet.api.media.ImageUploadError.Kind;
import io.vippet.api.media.UploadRefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes refusals of archives. */
final class Refusals {

    private Refusals() {}

    static UploadRefusedException of(Kind kind, String detail, @Nullable Object found) {
        return of(kind, detail, found, null);
    }

    static UploadRefusedException of(Kind kind, String detail, @Nullable Object found, @Nullable List<?> allowed) {
        return new UploadRefusedException(
                new ImageUploadError(detail, kind, found, allowed == null ? null : List.copyOf(allowed)));
    }

    static UploadRefusedException corrupted(String detail, @Nullable Object found) {
        return of(Kind.ARCHIVE_CORRUPTED, detail, found);
    }
}
