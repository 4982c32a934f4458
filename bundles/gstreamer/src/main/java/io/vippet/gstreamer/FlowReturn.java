package io.vippet.gstreamer;

/** Answer to a buffer. */
public enum FlowReturn {
    OK(0),
    FLUSHING(-2),
    EOS(-3),
    NOT_NEGOTIATED(-4),
    ERROR(-5),
    /** Only from {@link BaseTransform#transformIp}: the buffer goes no further, all else is well. */
    DROPPED(100);

    private final int value;

    FlowReturn(int value) {
        this.value = value;
    }

    /** The C value. */
    public int value() {
        return value;
    }

    /** The constant for a C value; values that are not listed (not linked, unsupported) count as ERROR. */
    public static FlowReturn of(int value) {
        return switch (value) {
            case 0, 1, 2 -> OK;
            case -2 -> FLUSHING;
            case -3 -> EOS;
            case -4 -> NOT_NEGOTIATED;
            case 100 -> DROPPED;
            default -> ERROR;
        };
    }
}
