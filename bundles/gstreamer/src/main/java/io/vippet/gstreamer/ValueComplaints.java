package io.vippet.gstreamer;

import io.vippet.gstreamer.Property.Choice;
import io.vippet.gstreamer.PropertyDescription.Range;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes of GStreamer's complaints about the value of a property sentences that say what the property takes. */
final class ValueComplaints {

    /** GLib's, of a value that could be read; it does not name the element. */
    private static final Pattern OUT_OF_RANGE = Pattern.compile(
            "value \"(.*)\" of type '.*' is invalid or out of range for property '(.*)' of type '.*'", Pattern.DOTALL);

    /** GStreamer's, of a text that could not. */
    private static final Pattern UNREADABLE =
            Pattern.compile("could not set property \"(.*?)\" in element \"(.*?)\" to \"(.*)\"", Pattern.DOTALL);

    private ValueComplaints() {}

    /**
     * The sentence for a complaint; the complaint itself when it is about something else.
     *
     * @param factories kinds of elements in the launch text, as far as it was read
     */
    static String explain(String complaint, Collection<String> factories) {
        Matcher range = OUT_OF_RANGE.matcher(complaint);
        if (range.matches()) {
            String value = plain(range.group(1));
            String sentences = factories.stream()
                    .distinct()
                    .flatMap(factory -> property(factory, range.group(2)).stream()
                            .filter(property -> !isIn(value, property))
                            .map(property -> sentence(factory, property, value)))
                    .collect(Collectors.joining("; "));
            return sentences.isEmpty() ? complaint : sentences;
        }
        Matcher text = UNREADABLE.matcher(complaint);
        if (text.matches()) {
            return property(text.group(2), text.group(1))
                    .filter(property -> !takes(property).isEmpty())
                    .map(property -> sentence(text.group(2), property, text.group(3)))
                    .orElse(complaint);
        }
        return complaint;
    }

    static Optional<PropertyDescription> property(String factory, String name) {
        return Registry.element(factory).stream()
                .flatMap(element -> element.properties().stream())
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    /** Says that a value is refused, and what is taken. */
    static String sentence(String factory, PropertyDescription property, String value) {
        return "%s: %s=%s is refused: it takes %s".formatted(factory, property.name(), value, takes(property));
    }

    /** What may be written, empty for what has no rule that can be told. */
    private static String takes(PropertyDescription property) {
        Range range = property.range();
        if (range != null) {
            boolean broken = List.of("gfloat", "gdouble", "GstFraction").contains(property.type());
            return "%s from %s to %s".formatted(broken ? "a number" : "a whole number", range.min(), range.max());
        }
        if (property.type().equals("gboolean")) {
            return "true or false";
        }
        return property.choices().stream().map(Choice::nick).collect(Collectors.joining(", "));
    }

    private static boolean isIn(String value, PropertyDescription property) {
        Range range = property.range();
        try {
            BigDecimal number = new BigDecimal(value);
            return range != null
                    && number.compareTo(new BigDecimal(range.min())) >= 0
                    && number.compareTo(new BigDecimal(range.max())) <= 0;
        } catch (NumberFormatException e) {
            return false; // nan, or a fraction
        }
    }

    /** GLib writes numbers with six decimals. */
    private static String plain(String value) {
        return value.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }
}
