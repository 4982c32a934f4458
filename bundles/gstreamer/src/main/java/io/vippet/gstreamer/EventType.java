package io.vippet.gstreamer;

/** Kinds of events that a Java element may want to know about. */
public enum EventType {
    FLUSH_START(10),
    FLUSH_STOP(20),
    STREAM_START(40),
    CAPS(50),
    SEGMENT(70),
    TAG(80),
    EOS(110),
    GAP(160),
    CUSTOM_DOWNSTREAM(280),
    OTHER(0);

    private final int number;

    EventType(int number) {
        this.number = number;
    }

    /** The constant for the C value {@code GstEventType}. */
    static EventType of(int type) {
        int number = type >> 8;
        for (EventType candidate : values()) {
            if (candidate.number == number) {
                return candidate;
            }
        }
        return OTHER;
    }
}
