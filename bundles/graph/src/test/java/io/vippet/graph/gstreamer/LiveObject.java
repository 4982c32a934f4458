package io.vippet.graph.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.function;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** Elements as GStreamer sees them, made, linked and read without launch text. */
final class LiveObject {

    private static final MemorySegment FIND = function("g_object_class_find_property");
    private static final MemorySegment GET = function("g_object_get_property");
    private static final MemorySegment MAKE = function("gst_element_factory_create_with_properties");

    private static final MemorySegment LINK = function("gst_element_link_pads_filtered");
    private static final MemorySegment READ = function("gst_value_deserialize");

    private LiveObject() {}

    /** Returns the value of a property as text. */
    static String property(long object, String name) {
        try (Arena arena = Arena.ofConfined()) {
            long key = arena.allocateFrom(name).address();
            long spec = call(FIND, getLong(object), key);
            if (spec == 0) {
                throw new IllegalArgumentException("There is no property " + name);
            }
            long value = arena.allocate(Layout.VALUE_SIZE, 8).address();
            long type = getLong(spec + Layout.PARAM_VALUE_TYPE);
            call(GLib.G_VALUE_INIT, value, type);
            call(GET, object, key, value);
            String text = type == Layout.G_STRING
                    ? Native.text(getLong(value + Layout.VALUE_DATA))
                    : GLib.take(call(GstFunctions.VALUE_SERIALIZE, value));
            call(GLib.G_VALUE_UNSET, value);
            return text;
        }
    }

    /** Makes an element with properties, without any launch text; the reference is floating. */
    static long make(String factory, Map<String, String> properties) {
        try (Arena arena = Arena.ofConfined()) {
            long found = call(
                    GstFunctions.ELEMENT_FACTORY_FIND,
                    arena.allocateFrom(factory).address());
            long klass = call(GLib.G_TYPE_CLASS_REF, call(GstFunctions.ELEMENT_FACTORY_GET_ELEMENT_TYPE, found));
            int count = properties.size();
            MemorySegment names = arena.allocate(8L * count + 8, 8);
            long values =
                    arena.allocate((long) Layout.VALUE_SIZE * count + 8, 8).address();
            int index = 0;
            for (Map.Entry<String, String> property : properties.entrySet()) {
                long name = arena.allocateFrom(property.getKey()).address();
                long value = values + (long) Layout.VALUE_SIZE * index;
                names.setAtIndex(ValueLayout.JAVA_LONG, index++, name);
                call(GLib.G_VALUE_INIT, value, getLong(call(FIND, klass, name) + Layout.PARAM_VALUE_TYPE));
                call(READ, value, arena.allocateFrom(property.getValue()).address());
            }
            long element = call(MAKE, found, count, names.address(), values);
            for (int i = 0; i < count; i++) {
                call(GLib.G_VALUE_UNSET, values + (long) Layout.VALUE_SIZE * i);
            }
            call(GLib.G_TYPE_CLASS_UNREF, klass);
            call(GstFunctions.OBJECT_UNREF, found);
            return element;
        }
    }

    /** Links two elements by whatever pads fit; false when none do. */
    static boolean link(long source, long target, String caps) {
        try (Arena arena = Arena.ofConfined()) {
            long filter = caps.isEmpty()
                    ? 0
                    : call(
                            GstFunctions.CAPS_FROM_STRING,
                            arena.allocateFrom(caps).address());
            boolean linked = (int) call(LINK, source, 0, target, 0, filter) != 0;
            if (filter != 0) {
                call(GstFunctions.MINI_OBJECT_UNREF, filter);
            }
            return linked;
        }
    }
}
