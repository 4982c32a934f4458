package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Native;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gathers ERROR records of GStreamer's log, and what GLib complains about (refused property values for instance), from
 * all threads while it is open.
 */
public final class ErrorLog implements AutoCloseable {

    private static final int GST_LEVEL_ERROR = 1;
    private static final int G_LOG_LEVELS_BAD = 4 | 8 | 16; // error, critical, warning
    private static final List<ErrorLog> OPEN = new CopyOnWriteArrayList<>();

    private final List<String> records = new CopyOnWriteArrayList<>();

    private ErrorLog() {}

    /** Starts gathering. */
    public static ErrorLog open() {
        ErrorLog log = new ErrorLog();
        synchronized (OPEN) {
            if (OPEN.isEmpty()) {
                call(GstFunctions.DEBUG_ADD_LOG_FUNCTION, Stubs.GST, 0, 0);
                call(GLib.G_LOG_SET_DEFAULT_HANDLER, Stubs.GLIB, 0);
            }
            OPEN.add(log);
        }
        return log;
    }

    /** What came so far. */
    public List<String> records() {
        return List.copyOf(records);
    }

    /** Ends gathering. */
    @Override
    public void close() {
        synchronized (OPEN) {
            if (OPEN.remove(this) && OPEN.isEmpty()) {
                call(GLib.G_LOG_SET_DEFAULT_HANDLER, GLib.G_LOG_DEFAULT_HANDLER.address(), 0);
                call(GstFunctions.DEBUG_REMOVE_LOG_FUNCTION, Stubs.GST);
            }
        }
    }

    private static void gstRecord(
            long category, long level, long file, long function, long line, long object, long message, long user) {
        try {
            if ((int) level == GST_LEVEL_ERROR) {
                add(Native.text(call(GstFunctions.DEBUG_MESSAGE_GET, message)));
            }
        } catch (Throwable t) {
            System.err.println("Log record lost: " + t);
        }
    }

    private static void glibRecord(long domain, long level, long message, long user) {
        try {
            if (((int) level & G_LOG_LEVELS_BAD) != 0) {
                add(Native.text(message));
            }
        } catch (Throwable t) {
            System.err.println("Log record lost: " + t);
        }
        call(GLib.G_LOG_DEFAULT_HANDLER, domain, level, message, user);
    }

    private static void add(String text) {
        for (ErrorLog log : OPEN) {
            log.records.add(text);
        }
    }

    private static final class Stubs {
        static final long GST = Native.upcall(MethodHandles.lookup().in(ErrorLog.class), "gstRecord", void.class, 8);
        static final long GLIB = Native.upcall(MethodHandles.lookup().in(ErrorLog.class), "glibRecord", void.class, 4);
    }
}
