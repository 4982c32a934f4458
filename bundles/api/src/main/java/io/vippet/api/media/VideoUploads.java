package io.vippet.api.media;

import io.vippet.api.payload.UploadedFile;
import java.io.IOException;

/** Takes videos in; implemented by the bundle {@code videos}. */
public interface VideoUploads {

    /**
     * Takes a video in. It appears under its name when it is complete and known to be usable, or not at all.
     *
     * @return what it is, as {@link Videos#list} shows it
     * @throws UploadRefusedException saying why it is not taken
     * @throws IOException when it cannot be stored
     */
    Video upload(UploadedFile file) throws IOException;
}
