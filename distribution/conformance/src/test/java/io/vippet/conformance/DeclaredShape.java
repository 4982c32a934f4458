package io.vippet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Compares an answer with its schema the strict way that clients rely on: every declared member is present, null only where
 * null is declared, numbers and enums as declared. Members beyond the schema are left alone.
 */
final class DeclaredShape {

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z");
    private static final String REFERENCE = "#/components/schemas/";

    private final Contract contract;
    private final List<String> faults = new ArrayList<>();

    private DeclaredShape(Contract contract) {
        this.contract = contract;
    }

    /** What differs, empty when nothing does. */
    static List<String> faults(Contract contract, JsonNode schema, JsonNode value) {
        DeclaredShape shape = new DeclaredShape(contract);
        shape.check("", schema, value);
        return shape.faults;
    }

    private void check(String place, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().substring(REFERENCE.length());
            check(place, contract.schemas().get(name), value);
        } else if (schema.has("anyOf") || schema.has("oneOf")) {
            JsonNode alternatives = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
            expect(
                    place,
                    value,
                    StreamSupport.stream(alternatives.spliterator(), false)
                            .anyMatch(alternative ->
                                    faults(contract, alternative, value).isEmpty()),
                    "one of " + alternatives);
        } else {
            checkPlain(place, schema, value);
        }
    }

    private void checkPlain(String place, JsonNode schema, JsonNode value) {
        switch (schema.path("type").asText("any")) {
            case "any" -> {}
            case "null" -> expect(place, value, value.isNull(), "null");
            case "boolean" -> expect(place, value, value.isBoolean(), "true or false");
            case "integer" -> expect(place, value, value.isIntegralNumber(), "an integer");
            // Floating point members are printed as such: 30.0
            case "number" -> expect(place, value, value.isFloatingPointNumber(), "a number with a fraction");
            case "string" -> checkText(place, schema, value);
            case "array" -> {
                expect(place, value, value.isArray(), "a list");
                for (int i = 0; i < value.size() && schema.has("items"); i++) {
                    check(place + "/" + i, schema.path("items"), value.get(i));
                }
            }
            case "object" -> checkObject(place, schema, value);
            default -> throw new AssertionError("unknown type in " + schema);
        }
    }

    private void checkText(String place, JsonNode schema, JsonNode value) {
        expect(place, value, value.isTextual(), "text");
        if (schema.has("enum")) {
            boolean known = StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .anyMatch(value::equals);
            expect(place, value, known, "one of " + schema.path("enum"));
        }
        if (schema.has("const")) {
            expect(
                    place,
                    value,
                    value.equals(schema.path("const")),
                    schema.path("const").toString());
        }
        if (schema.path("format").asText().equals("date-time")) {
            expect(place, value, TIMESTAMP.matcher(value.asText()).matches(), "a time in UTC");
        }
    }

    private void checkObject(String place, JsonNode schema, JsonNode value) {
        expect(place, value, value.isObject(), "an object");
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            String at = place + "/" + member.getKey();
            if (value.has(member.getKey())) {
                check(at, member.getValue(), value.get(member.getKey()));
            } else if (!at.endsWith("/ctx")) { // figures of a validation error, where it has some
                faults.add(at + " is absent");
            }
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            value.properties().forEach(entry -> check(place + "/" + entry.getKey(), others, entry.getValue()));
        }
    }

    private void expect(String place, JsonNode value, boolean holds, String what) {
        if (!holds) {
            faults.add(place + " is " + value + ", should be " + what);
        }
    }
}
