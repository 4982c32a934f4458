package io.vippet.gstreamer;

/** What is done with mapped memory. */
public enum Access {
    READ(1),
    WRITE(2),
    READ_WRITE(3);

    private final int flags;

    Access(int flags) {
        this.flags = flags;
    }

    int flags() {
        return flags;
    }
}
