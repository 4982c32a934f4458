package io.vippet.gstreamer;

import io.vippet.gstreamer.PropertyDescription.Range;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in a launch text that do not fit the type of their property. GStreamer keeps their lowest bits and says
 * nothing: 4294967297 becomes 1.
 */
final class OverlongNumbers {

    /** A setting with so many digits that 32 bits may not hold it, or a word, which may be the name of an element. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<=^|[\\s!(])(?:([a-zA-Z][a-zA-Z0-9-]*)\\s*=\\s*\"?([+-]?\\d{10,})\"?"
                    + "|([a-zA-Z][a-zA-Z0-9_-]*))(?=[\\s!)]|$)");

    /** What fits; a negative number for an unsigned property means one near its largest value, by custom. */
    private static final Map<String, Range> FITS = Map.of(
            "gint", new Range("-2147483648", "2147483647"),
            "guint", new Range("-2147483648", "4294967295"),
            "gint64", new Range("-9223372036854775808", "9223372036854775807"),
            "guint64", new Range("-9223372036854775808", "18446744073709551615"));

    private OverlongNumbers() {}

    /**
     * A sentence per number.
     *
     * @param factories kinds of elements in the launch text
     */
    static List<String> in(String launch, Collection<String> factories) {
        List<String> refusals = new ArrayList<>();
        Matcher token = TOKEN.matcher(launch);
        String element = "";
        while (token.find()) {
            String value = token.group(2);
            if (value == null) {
                element = factories.contains(token.group(3)) ? token.group(3) : element;
            } else {
                refusal(element, token.group(1), value).ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private static Optional<String> refusal(String factory, String name, String value) {
        BigInteger number = new BigInteger(value);
        return ValueComplaints.property(factory, name)
                .filter(property -> !fits(number, FITS.get(property.type())))
                .map(property -> ValueComplaints.sentence(factory, property, value));
    }

    private static boolean fits(BigInteger number, @Nullable Range type) {
        return type == null
                || number.compareTo(new BigInteger(type.min())) >= 0
                        && number.compareTo(new BigInteger(type.max())) <= 0;
    }
}
