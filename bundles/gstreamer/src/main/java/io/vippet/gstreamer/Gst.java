package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import java.lang.foreign.Arena;

/** Start of everything. */
public final class Gst {

    private static final int LEVEL_ERROR = 1;

    private Gst() {}

    /**
     * Initialises GStreamer; further calls do nothing. The level of its log is raised to ERROR if it was lower, because
     * part of what is wrong with a launch text is told only there.
     *
     * @throws GstException when libraries are missing or initialisation fails
     */
    public static synchronized void init() {
        call(GstFunctions.SEGTRAP_SET_ENABLED, 0); // SIGSEGV belongs to the JVM
        try (Arena arena = Arena.ofConfined()) {
            long error = arena.allocate(8, 8).address();
            if ((int) call(GstFunctions.INIT_CHECK, 0, 0, error) == 0) {
                throw new GstException(
                        GstException.Kind.INIT, "GStreamer cannot be initialised: " + GLib.takeError(getLong(error)));
            }
        }
        call(GstFunctions.DEBUG_SET_ACTIVE, 1);
        if ((int) call(GstFunctions.DEBUG_GET_DEFAULT_THRESHOLD) < LEVEL_ERROR) {
            call(GstFunctions.DEBUG_SET_DEFAULT_THRESHOLD, LEVEL_ERROR);
        }
    }

    /** {@code 1.22.0}. */
    public static String version() {
        try (Arena arena = Arena.ofConfined()) {
            long parts = arena.allocate(16, 8).address();
            call(GstFunctions.VERSION, parts, parts + 4, parts + 8, parts + 12);
            return "%d.%d.%d".formatted(getInt(parts), getInt(parts + 4), getInt(parts + 8));
        }
    }
}
