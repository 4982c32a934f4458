package io.vippet.gstreamer;

/** State of an element. */
public enum State {
    VOID_PENDING,
    NULL,
    READY,
    PAUSED,
    PLAYING;

    static State of(int value) {
        return values()[value];
    }
}
