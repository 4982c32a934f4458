package io.vippet.api.media;

import io.vippet.api.payload.UploadedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Inventory of image sets; implemented by the bundle {@code images}. */
public interface ImageSets {

    /** All sets by name. */
    List<ImageSet> list();

    /** Tells whether a name is taken. */
    boolean exists(String name);

    /** The images of a set in order; empty when there is no such set. */
    Optional<List<ImageInfo>> images(String name);

    /**
     * Takes an archive of images in. The set appears under its name when it is complete, or not at all.
     *
     * @throws UploadRefusedException saying why it is not taken
     * @throws IOException when it cannot be stored
     */
    ImageSet upload(UploadedFile archive) throws IOException;
}
