package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that GStreamer can make. Reading properties loads every plug-in: some 100 MB and a second. */
public final class Registry {

    private static final int WRITABLE = 2;

    private Registry() {}

    /** An element factory with its properties. */
    public record Description(ElementFactory factory, List<PropertyDescription> properties) {}

    /**
     * One property.
     *
     * @param type GLib type name
     * @param defaultValue as a launch text would write it, empty when there is none
     * @param choices nicks of an enumeration, else empty
     */
    public record PropertyDescription(
            String name, String type, boolean writable, String defaultValue, List<String> choices, String blurb) {}

    /** All element factories, by name; those whose plug-in does not load are left out. */
    public static List<Description> elements() {
        List<Description> result = new ArrayList<>();
        long list = call(
                GstFunctions.REGISTRY_GET_FEATURE_LIST,
                call(GstFunctions.REGISTRY_GET),
                call(GstFunctions.ELEMENT_FACTORY_GET_TYPE));
        for (long node = list; node != 0; node = getLong(node + Layout.LIST_NEXT)) {
            long loaded = call(GstFunctions.PLUGIN_FEATURE_LOAD, getLong(node));
            if (loaded != 0) {
                result.add(describe(loaded));
                call(GstFunctions.OBJECT_UNREF, loaded);
            }
        }
        call(GstFunctions.PLUGIN_FEATURE_LIST_FREE, list);
        result.sort(Comparator.comparing(d -> d.factory().name()));
        return result;
    }

    private static Description describe(long factory) {
        String name = GLib.take(call(GstFunctions.OBJECT_GET_NAME, factory));
        List<PropertyDescription> properties = new ArrayList<>();
        long type = call(GstFunctions.ELEMENT_FACTORY_GET_ELEMENT_TYPE, factory);
        long klass = type == 0 ? 0 : call(GLib.G_TYPE_CLASS_REF, type);
        if (klass != 0) {
            try (Arena arena = Arena.ofConfined()) {
                long count = arena.allocate(8, 8).address();
                long specs = call(GLib.G_OBJECT_CLASS_LIST_PROPERTIES, klass, count);
                for (int i = 0; i < getInt(count); i++) {
                    properties.add(property(getLong(specs + 8L * i)));
                }
                call(GLib.G_FREE, specs);
            }
            call(GLib.G_TYPE_CLASS_UNREF, klass);
        }
        return new Description(ElementFactory.read(name, factory), properties);
    }

    private static PropertyDescription property(long spec) {
        long type = getLong(spec + Layout.PARAM_VALUE_TYPE);
        return new PropertyDescription(
                Native.text(getLong(spec + Layout.PARAM_NAME)),
                Native.text(call(GLib.G_TYPE_NAME, type)),
                (getInt(spec + Layout.PARAM_FLAGS) & WRITABLE) != 0,
                defaultValue(spec, type),
                choices(type),
                Native.text(call(GLib.G_PARAM_SPEC_GET_BLURB, spec)));
    }

    private static String defaultValue(long spec, long type) {
        long value = call(GLib.G_PARAM_SPEC_GET_DEFAULT_VALUE, spec);
        if (value == 0) {
            return "";
        }
        if (type == Layout.G_STRING) {
            return Native.text(getLong(value + Layout.VALUE_DATA));
        }
        if (isEnum(type)) {
            return nick(type, getInt(value + Layout.VALUE_DATA));
        }
        return isPlain(type) ? GLib.take(call(GstFunctions.VALUE_SERIALIZE, value)) : "";
    }

    /** Whether a value can be written in a launch text: objects, boxed values and pointers cannot. */
    private static boolean isPlain(long type) {
        long fundamental = call(GLib.G_TYPE_FUNDAMENTAL, type);
        return fundamental >= Layout.G_BOOLEAN && fundamental <= Layout.G_STRING
                || fundamental > Layout.FUNDAMENTAL_LAST_OF_GLIB;
    }

    private static boolean isEnum(long type) {
        return call(GLib.G_TYPE_FUNDAMENTAL, type) == Layout.G_ENUM;
    }

    private static List<String> choices(long type) {
        if (!isEnum(type)) {
            return List.of();
        }
        long klass = call(GLib.G_TYPE_CLASS_REF, type);
        List<String> nicks = new ArrayList<>();
        for (int i = 0; i < getInt(klass + Layout.ENUM_COUNT); i++) {
            nicks.add(Native.text(getLong(choice(klass, i) + Layout.ENUM_VALUE_NICK)));
        }
        call(GLib.G_TYPE_CLASS_UNREF, klass);
        return nicks;
    }

    private static String nick(long type, int value) {
        long klass = call(GLib.G_TYPE_CLASS_REF, type);
        String nick = Integer.toString(value);
        for (int i = 0; i < getInt(klass + Layout.ENUM_COUNT); i++) {
            if (getInt(choice(klass, i)) == value) {
                nick = Native.text(getLong(choice(klass, i) + Layout.ENUM_VALUE_NICK));
                break;
            }
        }
        call(GLib.G_TYPE_CLASS_UNREF, klass);
        return nick;
    }

    private static long choice(long klass, int index) {
        return getLong(klass + Layout.ENUM_VALUES) + (long) index * Layout.ENUM_VALUE_SIZE;
    }
}
