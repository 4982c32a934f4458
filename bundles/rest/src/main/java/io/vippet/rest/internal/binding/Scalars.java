package io.vippet.rest.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.description.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns JSON scalars into Java values as leniently as clients expect: {@code "5"} is a number, {@code 1} is true. */
final class Scalars {

    /** Either a value or the reason why there is none. */
    sealed interface Reading {

        record Value(Object value) implements Reading {}

        record Refusal(Fault fault) implements Reading {}
    }

    private static final Pattern WHOLE = Pattern.compile("([+-]?[0-9]+(?:_[0-9]+)*)(?:\\.0*)?");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+(?:_[0-9]+)*\\.?(?:[0-9]+(?:_[0-9]+)*)?|\\.[0-9]+(?:_[0-9]+)*)"
                    + "(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?");
    private static final Set<String> NOT_FINITE = Set.of("inf", "infinity", "nan");
    private static final Set<String> TRUE = Set.of("1", "on", "t", "true", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "off", "f", "false", "n", "no");

    private Scalars() {}

    static Reading text(JsonNode input) {
        if (!input.isTextual()) {
            return refuse(Fault.NO_STRING);
        }
        String text = input.textValue();
        boolean broken = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return broken ? refuse(Fault.BROKEN_STRING) : value(text);
    }

    /** Reads a {@link BigInteger}; ranges are checked by the caller. */
    static Reading whole(JsonNode input) {
        if (input.isIntegralNumber()) {
            return value(input.bigIntegerValue());
        }
        if (input.isBoolean()) {
            return value(input.booleanValue() ? BigInteger.ONE : BigInteger.ZERO);
        }
        if (input.isNumber()) {
            double number = input.doubleValue();
            if (!Double.isFinite(number)) {
                return refuse(Fault.NOT_FINITE);
            }
            return number == Math.rint(number) ? value(new BigDecimal(number).toBigInteger()) : refuse(Fault.FRACTION);
        }
        if (input.isTextual()) {
            var match = WHOLE.matcher(input.textValue().strip());
            return match.matches()
                    ? value(new BigInteger(match.group(1).replace("_", "")))
                    : refuse(Fault.UNPARSABLE_INT);
        }
        return refuse(Fault.NO_INT);
    }

    static Reading decimal(JsonNode input) {
        if (input.isNumber()) {
            return finite(input.doubleValue());
        }
        if (input.isBoolean()) {
            return value(input.booleanValue() ? 1.0 : 0.0);
        }
        if (!input.isTextual()) {
            return refuse(Fault.NO_FLOAT);
        }
        String text = input.textValue().strip();
        if (DECIMAL.matcher(text).matches()) {
            return finite(Double.parseDouble(text.replace("_", "")));
        }
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return refuse(
                NOT_FINITE.contains(unsigned.toLowerCase(Locale.ROOT)) ? Fault.NOT_FINITE : Fault.UNPARSABLE_FLOAT);
    }

    static Reading flag(JsonNode input) {
        if (input.isBoolean()) {
            return value(input.booleanValue());
        }
        if (input.isNumber()) {
            double number = input.doubleValue();
            if (number == 0 || number == 1) {
                return value(number == 1);
            }
            return refuse(number == Math.rint(number) ? Fault.UNPARSABLE_BOOL : Fault.NO_BOOL);
        }
        if (!input.isTextual()) {
            return refuse(Fault.NO_BOOL);
        }
        String word = input.textValue().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return value(TRUE.contains(word));
        }
        return refuse(Fault.UNPARSABLE_BOOL);
    }

    static Reading choice(JsonNode input, Shape.Choice choice) {
        Enum<?> constant = input.isTextual() ? choice.constants().get(input.textValue()) : null;
        return constant != null
                ? value(constant)
                : refuse(Fault.choice(choice.constants().keySet().stream().toList()));
    }

    static Reading timestamp(JsonNode input) {
        try {
            return value(Instant.parse(input.asText()));
        } catch (DateTimeParseException e) {
            return refuse(new Fault("datetime_parsing", "Input should be a valid datetime", java.util.Map.of()));
        }
    }

    private static Reading finite(double number) {
        return Double.isFinite(number) ? value(number) : refuse(Fault.NOT_FINITE);
    }

    private static Reading value(Object value) {
        return new Reading.Value(value);
    }

    private static Reading refuse(Fault fault) {
        return new Reading.Refusal(fault);
    }
}
