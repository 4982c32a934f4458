package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.Property.Choice;
import io.vippet.gstreamer.PropertyDescription.Flag;
import io.vippet.gstreamer.PropertyDescription.Range;
import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a class says of its properties: its GParamSpecs. */
final class PropertySpecs {

    private PropertySpecs() {}

    /** The properties of a GObjectClass, those of its parents included. */
    static List<PropertyDescription> of(long klass) {
        List<PropertyDescription> properties = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            long count = arena.allocate(8, 8).address();
            long specs = call(GLib.G_OBJECT_CLASS_LIST_PROPERTIES, klass, count);
            for (int i = 0; i < getInt(count); i++) {
                properties.add(description(getLong(specs + 8L * i)));
            }
            call(GLib.G_FREE, specs);
        }
        return properties;
    }

    private static PropertyDescription description(long spec) {
        long type = getLong(spec + Layout.PARAM_VALUE_TYPE);
        List<Choice> choices = choices(type);
        return new PropertyDescription(
                Native.text(getLong(spec + Layout.PARAM_NAME)),
                Native.text(call(GLib.G_TYPE_NAME, type)),
                flags(getInt(spec + Layout.PARAM_FLAGS)),
                range(spec),
                defaultValue(spec, type, choices),
                choices,
                Native.text(call(GLib.G_PARAM_SPEC_GET_BLURB, spec)));
    }

    private static Set<Flag> flags(int bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    /** An overridden property of an interface keeps its range in the spec that it overrides. */
    private static @Nullable Range range(long declared) {
        long redirect = call(GLib.G_PARAM_SPEC_GET_REDIRECT_TARGET, declared);
        long spec = redirect == 0 ? declared : redirect;
        long at = spec + Layout.PARAM_SIZE;
        return switch (Native.text(call(GLib.G_TYPE_NAME, GLib.typeOf(spec)))) {
            case "GParamChar" -> range(Native.getByte(at), Native.getByte(at + 1));
            case "GParamUChar" -> range(Native.getByte(at) & 0xff, Native.getByte(at + 1) & 0xff);
            case "GParamInt" -> range(getInt(at), getInt(at + 4));
            case "GParamUInt" -> range(Integer.toUnsignedLong(getInt(at)), Integer.toUnsignedLong(getInt(at + 4)));
            case "GParamLong", "GParamInt64" -> range(getLong(at), getLong(at + 8));
            case "GParamULong", "GParamUInt64" ->
                new Range(Long.toUnsignedString(getLong(at)), Long.toUnsignedString(getLong(at + 8)));
            case "GParamFloat" -> new Range(number(Native.getFloat(at)), number(Native.getFloat(at + 4)));
            case "GParamDouble" -> new Range(number(Native.getDouble(at)), number(Native.getDouble(at + 8)));
            case "GstParamFraction" ->
                new Range(getInt(at) + "/" + getInt(at + 4), getInt(at + 8) + "/" + getInt(at + 12));
            default -> null;
        };
    }

    private static Range range(long min, long max) {
        return new Range(Long.toString(min), Long.toString(max));
    }

    /** The shortest text that reads back as the same number. */
    private static String number(Number value) {
        String text = value.toString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String defaultValue(long spec, long type, List<Choice> choices) {
        long value = call(GLib.G_PARAM_SPEC_GET_DEFAULT_VALUE, spec);
        if (value == 0) {
            return "";
        }
        long data = value + Layout.VALUE_DATA;
        if (type == Layout.G_STRING) {
            return Native.text(getLong(data));
        }
        if (type == Layout.G_FLOAT) {
            return number(Native.getFloat(data));
        }
        if (type == Layout.G_DOUBLE) {
            return number(Native.getDouble(data));
        }
        if (call(GLib.G_TYPE_FUNDAMENTAL, type) == Layout.G_ENUM) {
            int number = getInt(data);
            return choices.stream()
                    .filter(choice -> choice.value() == number)
                    .map(Choice::nick)
                    .findFirst()
                    .orElse(Integer.toString(number));
        }
        return isPlain(type) ? GLib.take(call(GstFunctions.VALUE_SERIALIZE, value)) : "";
    }

    /** Whether a value can be written in a launch text: objects, boxed values and pointers cannot. */
    private static boolean isPlain(long type) {
        long fundamental = call(GLib.G_TYPE_FUNDAMENTAL, type);
        return fundamental >= Layout.G_BOOLEAN && fundamental <= Layout.G_STRING
                || fundamental > Layout.FUNDAMENTAL_LAST_OF_GLIB;
    }

    private static List<Choice> choices(long type) {
        long fundamental = call(GLib.G_TYPE_FUNDAMENTAL, type);
        if (fundamental != Layout.G_ENUM && fundamental != Layout.G_FLAGS) {
            return List.of();
        }
        boolean flags = fundamental == Layout.G_FLAGS;
        long klass = call(GLib.G_TYPE_CLASS_REF, type);
        int count = getInt(klass + (flags ? Layout.FLAGS_COUNT : Layout.ENUM_COUNT));
        long values = getLong(klass + (flags ? Layout.FLAGS_VALUES : Layout.ENUM_VALUES));
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long choice = values + (long) i * Layout.ENUM_VALUE_SIZE; // of the same form for flags
            choices.add(new Choice(
                    getInt(choice),
                    Native.text(getLong(choice + Layout.ENUM_VALUE_NICK)),
                    Native.text(getLong(choice + Layout.ENUM_VALUE_NAME))));
        }
        call(GLib.G_TYPE_CLASS_UNREF, klass);
        return choices;
    }
}
