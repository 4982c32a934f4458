package io.vippet.openapi.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vippet.description.Member;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shape;
import java.math.BigInteger;

/** Spells default values out as an answer would. */
final class Defaults {

    private Defaults() {}

    /** Adds what a default leaves to further defaults; parameters give numbers as text. */
    static JsonNode of(Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.Structure structure when value instanceof ObjectNode given -> complete(structure, given);
            case Shape.Whole _
            when value instanceof TextNode text ->
                JsonNodeFactory.instance.numberNode(new BigInteger(text.textValue()));
            case Shape.Decimal _
            when value instanceof TextNode text ->
                JsonNodeFactory.instance.numberNode(Double.parseDouble(text.textValue()));
            case Shape.Flag _
            when value instanceof TextNode text ->
                JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text.textValue()));
            default -> value;
        };
    }

    private static ObjectNode complete(Shape.Structure structure, ObjectNode given) {
        ObjectNode complete = given.objectNode();
        for (Member member : RecordDescription.of(structure.type()).members()) {
            JsonNode value = given.has(member.name()) ? given.get(member.name()) : member.defaultValue();
            complete.set(member.name(), value == null ? given.nullNode() : of(member.shape(), value));
        }
        return complete;
    }
}
