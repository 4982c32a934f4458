package io.vippet.api.media;

/** A file that is not taken in; nothing of it is left. */
public final class UploadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Record error;

    public UploadRefusedException(VideoUploadError error) {
        super(error.detail());
        this.error = error;
    }

    public UploadRefusedException(ImageUploadError error) {
        super(error.detail());
        this.error = error;
    }

    /** A {@link VideoUploadError} or an {@link ImageUploadError}. */
    public Record error() {
        return error;
    }
}
