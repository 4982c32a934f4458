package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import java.lang.foreign.Arena;

/**
 * Compares what can be seen of GStreamer's structures with what this binding writes into: sizes, then which functions of
 * the base class are filled in. (The third look is the warm-up: a Java element must see a frame.)
 */
final class Abi {

    /** Bit i: the function at {@code CLASS_FIRST_VFUNC + 8 i} of GstBaseTransformClass exists. */
    private static final int FINGERPRINT = 0x31f1b7;

    private static final int VFUNCS = 22;

    private static boolean checked;

    private Abi() {}

    static synchronized void check() {
        if (checked) {
            return;
        }
        size("GstElement", call(GstFunctions.ELEMENT_GET_TYPE), Layout.ELEMENT_CLASS_SIZE, Layout.ELEMENT_SIZE);
        long transform = call(GstFunctions.BASE_TRANSFORM_GET_TYPE);
        size("GstBaseTransform", transform, Layout.TRANSFORM_CLASS_SIZE, Layout.TRANSFORM_SIZE);
        long klass = call(GLib.G_TYPE_CLASS_REF, transform);
        fingerprint(klass);
        call(GLib.G_TYPE_CLASS_UNREF, klass);
        aggregator();
        checked = true;
    }

    private static void aggregator() {
        long aggregator = call(GstFunctions.AGGREGATOR_GET_TYPE);
        size(
                "GstAggregatorPad",
                call(GstFunctions.AGGREGATOR_PAD_GET_TYPE),
                Layout.AGGREGATOR_PAD_CLASS_SIZE,
                Layout.AGGREGATOR_PAD_SIZE);
        size("GstAggregator", aggregator, Layout.AGGREGATOR_CLASS_SIZE, Layout.AGGREGATOR_SIZE);
        long klass = call(GLib.G_TYPE_CLASS_REF, aggregator);
        boolean ownsEvents = getLong(klass + Layout.AGGREGATOR_CLASS_SINK_EVENT) != 0
                && getLong(klass + Layout.AGGREGATOR_CLASS_UPDATE_SRC_CAPS) != 0;
        boolean leavesWork = getLong(klass + Layout.AGGREGATOR_CLASS_AGGREGATE) == 0
                && getLong(klass + Layout.AGGREGATOR_CLASS_START) == 0
                && getLong(klass + Layout.AGGREGATOR_CLASS_STOP) == 0;
        boolean reserve = getLong(klass + Layout.AGGREGATOR_CLASS_RESERVED_FIRST) == 0
                && getLong(klass + Layout.AGGREGATOR_CLASS_RESERVED_LAST) == 0;
        call(GLib.G_TYPE_CLASS_UNREF, klass);
        if (!ownsEvents || !leavesWork || !reserve) {
            throw wrong("functions of GstAggregator are not where they are expected");
        }
    }

    private static void size(String name, long type, int classSize, int instanceSize) {
        try (Arena arena = Arena.ofConfined()) {
            long query = arena.allocate(24, 8).address();
            call(GLib.G_TYPE_QUERY, type, query);
            int actualClass = getInt(query + 16);
            int actualInstance = getInt(query + 20);
            if (actualClass != classSize || actualInstance != instanceSize) {
                throw wrong("%s has class size %d and instance size %d, expected %d and %d"
                        .formatted(name, actualClass, actualInstance, classSize, instanceSize));
            }
        }
    }

    private static void fingerprint(long klass) {
        int seen = 0;
        for (int i = 0; i < VFUNCS; i++) {
            if (getLong(klass + Layout.CLASS_FIRST_VFUNC + 8L * i) != 0) {
                seen |= 1 << i;
            }
        }
        if (seen != FINGERPRINT) {
            throw wrong("functions of GstBaseTransform are %x, expected %x".formatted(seen, FINGERPRINT));
        }
        if (getLong(klass + Layout.CLASS_RESERVED_FIRST) != 0 || getLong(klass + Layout.CLASS_RESERVED_LAST) != 0) {
            throw wrong("reserved functions of GstBaseTransform are in use");
        }
    }

    private static GstException wrong(String what) {
        return new GstException(
                GstException.Kind.ABI,
                "This GStreamer %s cannot host Java elements: %s".formatted(Gst.version(), what));
    }
}
