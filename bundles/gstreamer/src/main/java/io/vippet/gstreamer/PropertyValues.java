package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getDouble;
import static io.vippet.gstreamer.internal.Native.getFloat;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.Property.Choice;
import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Properties of Java elements on the C side: their specs and the GValues that carry them. */
final class PropertyValues {

    /** Readable, writable, set at construction, not while playing. */
    private static final long FLAGS = 3 | 4 | 0x400;

    private static final Map<String, Long> ENUM_TYPES = new ConcurrentHashMap<>();

    private PropertyValues() {}

    static Object read(Property<?> property, long gvalue) {
        long data = gvalue + Layout.VALUE_DATA;
        return switch (property.kind()) {
            case STRING -> Native.text(getLong(data));
            case BOOLEAN -> getInt(data) != 0;
            case INT, UINT -> getInt(data);
            case FLOAT -> getFloat(data);
            case DOUBLE -> getDouble(data);
            case ENUM -> nick(property, getInt(data));
        };
    }

    static void write(Property<?> property, Object value, long gvalue) {
        long data = gvalue + Layout.VALUE_DATA;
        switch (property.kind()) {
            case STRING -> {
                try (Arena arena = Arena.ofConfined()) {
                    String text = (String) value;
                    call(GLib.G_VALUE_SET_STRING, gvalue, text.isEmpty() ? 0 : address(arena, text));
                }
            }
            case BOOLEAN -> Native.setInt(data, (Boolean) value ? 1 : 0);
            case INT, UINT -> Native.setInt(data, (Integer) value);
            case FLOAT -> Native.setFloat(data, (Float) value);
            case DOUBLE -> Native.setDouble(data, (Double) value);
            case ENUM -> Native.setLong(data, number(property, (String) value));
        }
    }

    /** Makes a floating GParamSpec. */
    static long spec(Property<?> property) {
        long name = Native.eternal(property.name());
        long blurb = Native.eternal(property.blurb());
        return switch (property.kind()) {
            case STRING -> {
                String text = (String) property.defaultValue();
                yield call(Specs.STRING, name, name, blurb, text.isEmpty() ? 0 : Native.eternal(text), FLAGS);
            }
            case BOOLEAN -> call(Specs.BOOLEAN, name, name, blurb, (Boolean) property.defaultValue() ? 1 : 0, FLAGS);
            case INT -> integer(Specs.INT, property, name, blurb);
            case UINT -> integer(Specs.UINT, property, name, blurb);
            case FLOAT ->
                Native.callFloat(
                        Specs.FLOAT,
                        name,
                        name,
                        blurb,
                        (float) property.min(),
                        (float) property.max(),
                        (Float) property.defaultValue(),
                        FLAGS);
            case DOUBLE ->
                Native.callDouble(
                        Specs.DOUBLE,
                        name,
                        name,
                        blurb,
                        property.min(),
                        property.max(),
                        (Double) property.defaultValue(),
                        FLAGS);
            case ENUM ->
                call(
                        Specs.ENUM,
                        name,
                        name,
                        blurb,
                        enumType(property),
                        number(property, (String) property.defaultValue()),
                        FLAGS);
        };
    }

    private static long integer(MemorySegment maker, Property<?> property, long name, long blurb) {
        long otherwise = (Integer) property.defaultValue();
        return call(maker, name, name, blurb, (long) property.min(), (long) property.max(), otherwise, FLAGS);
    }

    private static long enumType(Property<?> property) {
        return ENUM_TYPES.computeIfAbsent(property.enumType(), typeName -> {
            long known = call(GLib.G_TYPE_FROM_NAME, Native.eternal(typeName));
            if (known != 0) {
                return known;
            }
            long values = Arena.global()
                    .allocate((property.choices().size() + 1L) * Layout.ENUM_VALUE_SIZE, 8)
                    .address();
            long at = values;
            for (Choice choice : property.choices()) {
                Native.setInt(at, choice.value());
                Native.setLong(at + Layout.ENUM_VALUE_NAME, Native.eternal(choice.description()));
                Native.setLong(at + Layout.ENUM_VALUE_NICK, Native.eternal(choice.nick()));
                at += Layout.ENUM_VALUE_SIZE;
            }
            return call(GLib.G_ENUM_REGISTER_STATIC, Native.eternal(typeName), values);
        });
    }

    private static String nick(Property<?> property, int value) {
        for (Choice choice : property.choices()) {
            if (choice.value() == value) {
                return choice.nick();
            }
        }
        throw new IllegalArgumentException("Property '%s' has no value %d".formatted(property.name(), value));
    }

    private static int number(Property<?> property, String nick) {
        for (Choice choice : property.choices()) {
            if (choice.nick().equals(nick)) {
                return choice.value();
            }
        }
        throw new IllegalArgumentException("Property '%s' has no value '%s'".formatted(property.name(), nick));
    }

    private static long address(Arena arena, String text) {
        return arena.allocateFrom(text).address();
    }

    private static final class Specs {
        static final MemorySegment STRING = Native.function("g_param_spec_string");
        static final MemorySegment BOOLEAN = Native.function("g_param_spec_boolean");
        static final MemorySegment INT = Native.function("g_param_spec_int");
        static final MemorySegment UINT = Native.function("g_param_spec_uint");
        static final MemorySegment FLOAT = Native.function("g_param_spec_float");
        static final MemorySegment DOUBLE = Native.function("g_param_spec_double");
        static final MemorySegment ENUM = Native.function("g_param_spec_enum");
    }
}
