package io.vippet.rest.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.api.rest.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a value does not fit, in the words that clients of this API know.
 *
 * @param type machine-readable kind
 * @param text for people
 * @param context figures that the text mentions
 */
record Fault(String type, String text, Map<String, Object> context) {

    static final Fault MISSING = of("missing", "Field required");
    static final Fault NO_OBJECT =
            of("model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
    static final Fault NO_DICT = of("dict_type", "Input should be a valid dictionary");
    static final Fault NO_LIST = of("list_type", "Input should be a valid list");
    static final Fault NO_STRING = of("string_type", "Input should be a valid string");
    static final Fault BROKEN_STRING =
            of("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string");
    static final Fault NO_FILE = value("Expected a file: the part needs a filename");
    static final Fault NO_INT = of("int_type", "Input should be a valid integer");
    static final Fault UNPARSABLE_INT =
            of("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
    static final Fault FRACTION =
            of("int_from_float", "Input should be a valid integer, got a number with a fractional part");
    static final Fault NO_FLOAT = of("float_type", "Input should be a valid number");
    static final Fault UNPARSABLE_FLOAT =
            of("float_parsing", "Input should be a valid number, unable to parse string as a number");
    static final Fault NOT_FINITE = of("finite_number", "Input should be a finite number");
    static final Fault NO_BOOL = of("bool_type", "Input should be a valid boolean");
    static final Fault UNPARSABLE_BOOL =
            of("bool_parsing", "Input should be a valid boolean, unable to interpret input");

    private static Fault of(String type, String text) {
        return new Fault(type, text, Map.of());
    }

    /** Says where it was found. */
    ValidationError at(List<Object> loc, JsonNode input) {
        return new ValidationError(type, loc, text, input, context.isEmpty() ? null : context);
    }

    /** Not valid JSON. */
    static Fault json(String cause) {
        return new Fault("json_invalid", "JSON decode error", Map.of("error", cause));
    }

    /** A rule about the object as a whole. */
    static Fault value(String cause) {
        return new Fault("value_error", "Value error, " + cause, Map.of("error", Map.of()));
    }

    static Fault tooSmall(Number least, Object shown) {
        return new Fault(
                "greater_than_equal", "Input should be greater than or equal to " + shown, Map.of("ge", least));
    }

    static Fault tooLarge(Number most, Object shown) {
        return new Fault("less_than_equal", "Input should be less than or equal to " + shown, Map.of("le", most));
    }

    static Fault textTooShort(int least) {
        return new Fault(
                "string_too_short",
                "String should have at least " + count(least, "character"),
                Map.of("min_length", least));
    }

    static Fault textTooLong(int most) {
        return new Fault(
                "string_too_long",
                "String should have at most " + count(most, "character"),
                Map.of("max_length", most));
    }

    static Fault tooShort(String collection, int least, int actual) {
        return new Fault(
                "too_short",
                collection + " should have at least " + count(least, "item") + " after validation, not " + actual,
                sizes(collection, "min_length", least, actual));
    }

    static Fault tooLong(String collection, int most, int actual) {
        return new Fault(
                "too_long",
                collection + " should have at most " + count(most, "item") + " after validation, not " + actual,
                sizes(collection, "max_length", most, actual));
    }

    static Fault choice(List<String> allowed) {
        List<String> quoted = allowed.stream().map(Fault::quoted).toList();
        int last = quoted.size() - 1;
        String expected =
                last == 0 ? quoted.getFirst() : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
        return new Fault("enum", "Input should be " + expected, Map.of("expected", expected));
    }

    static Fault noTag(String discriminator) {
        return new Fault(
                "union_tag_not_found",
                "Unable to extract tag using discriminator " + quoted(discriminator),
                Map.of("discriminator", quoted(discriminator)));
    }

    static Fault unknownTag(String discriminator, String tag, List<String> allowed) {
        String expected = String.join(", ", allowed.stream().map(Fault::quoted).toList());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("discriminator", quoted(discriminator));
        context.put("tag", tag);
        context.put("expected_tags", expected);
        return new Fault(
                "union_tag_invalid",
                "Input tag '%s' found using %s does not match any of the expected tags: %s"
                        .formatted(tag, quoted(discriminator), expected),
                context);
    }

    private static Map<String, Object> sizes(String collection, String limit, int value, int actual) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("field_type", collection);
        context.put(limit, value);
        context.put("actual_length", actual);
        return context;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
