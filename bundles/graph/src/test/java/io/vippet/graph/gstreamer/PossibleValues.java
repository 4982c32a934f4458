package io.vippet.graph.gstreamer;

import io.vippet.gstreamer.Property.Choice;
import io.vippet.gstreamer.PropertyDescription;
import io.vippet.gstreamer.PropertyDescription.Flag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Values that a property may have, by the type and the range that its element declares. */
final class PossibleValues {

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
    static List<String> of(PropertyDescription property) {
        if (!property.flags().containsAll(Set.of(Flag.READABLE, Flag.WRITABLE))
                || property.name().equals("name")) {
            return List.of();
        }
        return switch (property.type()) {
            case "gboolean" -> List.of("true", "false");
            case "gchararray" -> TEXTS;
            case "gint", "guint", "gint64", "guint64", "gfloat", "gdouble" ->
                Stream.concat(NUMBERS.stream(), Stream.of(property.defaultValue()))
                        .filter(value -> isIn(value, property))
                        .toList();
            default -> property.choices().stream().map(Choice::nick).toList();
        };
    }

    private static boolean isIn(String text, PropertyDescription property) {
        BigDecimal value = new BigDecimal(text);
        boolean fits = property.type().equals("gfloat") || property.type().equals("gdouble") || isWhole(value);
        PropertyDescription.Range range = property.range();
        return fits
                && range != null
                && value.compareTo(new BigDecimal(range.min())) >= 0
                && value.compareTo(new BigDecimal(range.max())) <= 0;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
