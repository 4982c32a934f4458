package io.vippet.graph.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.function;
import static io.vippet.gstreamer.internal.Native.getDouble;
import static io.vippet.gstreamer.internal.Native.getFloat;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.Registry.PropertyDescription;
import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Values that a property may have, by the type and the range that its element declares. */
final class PossibleValues {

    private static final MemorySegment FIND = function("g_object_class_find_property");

    /** Where the range begins in the specification of a numeric property. */
    private static final int RANGE = 72;

    private static final int READABLE = 1;

    private static final List<String> TEXTS = List.of(
            "plain",
            "two words",
            "a ! b",
            "x=1, y=2",
            "it's",
            "say \"hi\" twice",
            "both ' and \" here",
            "#no comment",
            "100 %",
            "t. (bin.) /path/to file",
            "back\\slash",
            "grüße \uD83C\uDFAC",
            "tab\there",
            "-");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "7", "64", "-3", "0.5");

    private PossibleValues() {}

    /** Returns no values for properties that launch text cannot set, or that cannot be read to see what came of it. */
    static List<String> of(String factory, PropertyDescription property) {
        if (!property.writable() || property.name().equals("name")) {
            return List.of();
        }
        try (Arena arena = Arena.ofConfined()) {
            long found = call(
                    GstFunctions.ELEMENT_FACTORY_FIND,
                    arena.allocateFrom(factory).address());
            long klass = call(GLib.G_TYPE_CLASS_REF, call(GstFunctions.ELEMENT_FACTORY_GET_ELEMENT_TYPE, found));
            long spec = call(FIND, klass, arena.allocateFrom(property.name()).address());
            boolean readable = (getInt(spec + Layout.PARAM_FLAGS) & READABLE) != 0;
            List<String> values = readable ? values(property, spec) : List.of();
            call(GLib.G_TYPE_CLASS_UNREF, klass);
            call(GstFunctions.OBJECT_UNREF, found);
            return values;
        }
    }

    private static List<String> values(PropertyDescription property, long spec) {
        return switch (property.type()) {
            case "gboolean" -> List.of("true", "false");
            case "gchararray" -> TEXTS;
            case "gint", "guint", "gint64", "guint64", "gfloat", "gdouble" ->
                Stream.concat(NUMBERS.stream(), Stream.of(property.defaultValue()))
                        .filter(value -> isIn(value, property.type(), spec))
                        .toList();
            default -> property.choices();
        };
    }

    private static boolean isIn(String text, String type, long spec) {
        BigDecimal value = new BigDecimal(text);
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return switch (type) {
            case "gint" -> whole && within(value, getInt(spec + RANGE), getInt(spec + RANGE + 4));
            case "guint" ->
                whole
                        && within(
                                value,
                                Integer.toUnsignedLong(getInt(spec + RANGE)),
                                Integer.toUnsignedLong(getInt(spec + RANGE + 4)));
            case "gint64" -> whole && within(value, getLong(spec + RANGE), getLong(spec + RANGE + 8));
            case "guint64" ->
                whole && value.signum() >= 0 && Long.compareUnsigned(value.longValue(), getLong(spec + RANGE)) >= 0;
            case "gfloat" -> within(value, getFloat(spec + RANGE), getFloat(spec + RANGE + 4));
            default -> within(value, getDouble(spec + RANGE), getDouble(spec + RANGE + 8));
        };
    }

    private static boolean within(BigDecimal value, long least, long most) {
        return value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static boolean within(BigDecimal value, double least, double most) {
        return value.doubleValue() >= least && value.doubleValue() <= most;
    }
}
