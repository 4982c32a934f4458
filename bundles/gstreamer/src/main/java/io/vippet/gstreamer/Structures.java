package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getDouble;
import static io.vippet.gstreamer.internal.Native.getFloat;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies between {@code GstStructure} and {@link Structure}, field by field, without the variadic functions. */
final class Structures {

    private Structures() {}

    static Structure read(long structure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        int count = (int) call(GstFunctions.STRUCTURE_N_FIELDS, structure);
        for (int i = 0; i < count; i++) {
            long name = call(GstFunctions.STRUCTURE_NTH_FIELD_NAME, structure, i);
            Object value = value(call(GstFunctions.STRUCTURE_GET_VALUE, structure, name));
            if (value != null) {
                fields.put(Native.text(name), value);
            }
        }
        return new Structure(Native.text(call(GstFunctions.STRUCTURE_GET_NAME, structure)), fields);
    }

    /** Makes a {@code GstStructure} that the caller owns. */
    static long write(Structure structure) {
        try (Arena arena = Arena.ofConfined()) {
            long result = call(
                    GstFunctions.STRUCTURE_NEW_EMPTY,
                    arena.allocateFrom(structure.name()).address());
            structure.fields().forEach((name, value) -> {
                long gvalue = arena.allocate(Layout.VALUE_SIZE, 8).address();
                fill(arena, gvalue, value);
                call(
                        GstFunctions.STRUCTURE_TAKE_VALUE,
                        result,
                        arena.allocateFrom(name).address(),
                        gvalue);
            });
            return result;
        }
    }

    private static void fill(Arena arena, long gvalue, Object value) {
        long data = gvalue + Layout.VALUE_DATA;
        switch (value) {
            case String text -> {
                call(GLib.G_VALUE_INIT, gvalue, Layout.G_STRING);
                call(GLib.G_VALUE_SET_STRING, gvalue, arena.allocateFrom(text).address());
            }
            case Integer number -> {
                call(GLib.G_VALUE_INIT, gvalue, Layout.G_INT);
                Native.setInt(data, number);
            }
            case Long number -> {
                call(GLib.G_VALUE_INIT, gvalue, Layout.G_INT64);
                Native.setLong(data, number);
            }
            case Boolean flag -> {
                call(GLib.G_VALUE_INIT, gvalue, Layout.G_BOOLEAN);
                Native.setInt(data, flag ? 1 : 0);
            }
            case Number number -> {
                call(GLib.G_VALUE_INIT, gvalue, Layout.G_DOUBLE);
                Native.setDouble(data, number.doubleValue());
            }
            default ->
                throw new IllegalArgumentException(
                        "A field holds text, a number or a truth value, not " + value.getClass());
        }
    }

    private static @Nullable Object value(long gvalue) {
        if (gvalue == 0) {
            return null;
        }
        long data = gvalue + Layout.VALUE_DATA;
        long type = getLong(gvalue);
        if (type == Layout.G_STRING) {
            return Native.string(getLong(data));
        } else if (type == Layout.G_INT) {
            return getInt(data);
        } else if (type == Layout.G_UINT) {
            return Integer.toUnsignedLong(getInt(data));
        } else if (type == Layout.G_INT64
                || type == Layout.G_UINT64
                || type == Layout.G_LONG
                || type == Layout.G_ULONG) {
            return getLong(data);
        } else if (type == Layout.G_BOOLEAN) {
            return getInt(data) != 0;
        } else if (type == Layout.G_FLOAT) {
            return (double) getFloat(data);
        } else if (type == Layout.G_DOUBLE) {
            return getDouble(data);
        }
        return null;
    }
}
