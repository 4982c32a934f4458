package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Writes into GStreamer's log, in a category of its own. */
final class Log {

    private static final MemorySegment WRITE = Native.function("gst_debug_log_literal");
    private static final long LEVEL_ERROR = 1;
    private static final long CATEGORY = call(
            Native.function("_gst_debug_category_new"),
            Native.eternal("javaelement"),
            0,
            Native.eternal("Elements written in Java"));
    private static final long FILE = Native.eternal("java");
    private static final long FUNCTION = Native.eternal("element");

    private Log() {}

    /** Writes a record of level ERROR about an element. */
    static void error(long element, String message) {
        try (Arena arena = Arena.ofConfined()) {
            String text = message.replace('\0', ' ');
            call(
                    WRITE,
                    CATEGORY,
                    LEVEL_ERROR,
                    FILE,
                    FUNCTION,
                    0,
                    element,
                    arena.allocateFrom(text).address());
        }
    }
}
