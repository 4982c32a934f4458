package io.vippet.openapi.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.description.Constraints;
import io.vippet.description.Member;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shape;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes shapes as JSON schemas; what has a name is written once and referred to. */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, ObjectNode> named = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    /** The schemas that were referred to so far, by name. */
    ObjectNode named() {
        ObjectNode all = JSON.objectNode();
        named.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.set(entry.getKey(), entry.getValue()));
        return all;
    }

    /** The schema of a member or a parameter, with its limits and its default. */
    ObjectNode of(Member member) {
        ObjectNode schema = limited(of(member.shape()), member.shape(), member.constraints());
        // Additions are left out when they are null.
        ObjectNode result = member.nullable() && !member.addition() ? orNull(schema) : schema;
        JsonNode byDefault = member.defaultValue();
        if (byDefault != null && member.defaultDocumented()) {
            result.set("default", Defaults.of(member.shape(), byDefault));
        }
        return result;
    }

    /** The schema of a shape. */
    ObjectNode of(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> type("string");
            case Shape.Whole _, Shape.AnyWhole _ -> type("integer");
            case Shape.Decimal _ -> type("number");
            case Shape.Flag _ -> type("boolean");
            case Shape.Timestamp _ -> type("string").put("format", "date-time");
            case Shape.Upload _ -> type("string").put("contentMediaType", "application/octet-stream");
            case Shape.Choice choice -> choice(choice);
            case Shape.ListOf list -> type("array").set("items", of(list.item()));
            case Shape.MapOf map -> type("object").set("additionalProperties", of(map.value()));
            case Shape.FreeObject _ -> type("object").put("additionalProperties", true);
            case Shape.Anything _ -> JSON.objectNode();
            case Shape.Either either -> either(either);
            case Shape.Structure structure -> structure(structure.type());
            case Shape.Union union -> union(union);
        };
    }

    private ObjectNode choice(Shape.Choice choice) {
        ObjectNode schema = type("string");
        ArrayNode values = schema.putArray("enum");
        choice.constants().keySet().forEach(values::add);
        Class<?> type = choice.constants().values().iterator().next().getDeclaringClass();
        return reference(type, choice.name(), type.getName(), schema);
    }

    private ObjectNode structure(Class<? extends Record> type) {
        String known = names.get(type);
        if (known != null) {
            return reference(known);
        }
        RecordDescription description = RecordDescription.of(type);
        ObjectNode schema = JSON.objectNode();
        ObjectNode reference = reference(type, description.schemaName(), type.getName(), schema);
        describe(description, schema);
        return reference;
    }

    private void describe(RecordDescription description, ObjectNode schema) {
        ObjectNode properties = schema.putObject("properties");
        description.tagging().ifPresent(tagging -> properties
                .putObject(tagging.member())
                .put("type", "string")
                .put("const", tagging.tag())
                .put("default", tagging.tag()));
        ArrayNode required = JSON.arrayNode();
        for (Member member : description.members()) {
            properties.set(member.name(), of(member));
            if (member.required() && !member.addition()) {
                required.add(member.name());
            }
        }
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private ObjectNode union(Shape.Union union) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode alternatives = schema.putArray("oneOf");
        ObjectNode mapping = schema.putObject("discriminator")
                .put("propertyName", union.discriminator())
                .putObject("mapping");
        union.alternatives().forEach((tag, type) -> {
            ObjectNode reference = structure(type);
            alternatives.add(reference);
            mapping.set(tag, reference.get("$ref"));
        });
        return schema;
    }

    private ObjectNode either(Shape.Either either) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode alternatives = schema.putArray("anyOf");
        either.alternatives().forEach(alternative -> alternatives.add(of(alternative)));
        return schema;
    }

    /** Two bundles may use one name for different things; the later one gets its full name then. */
    private ObjectNode reference(Class<?> key, String name, String fullName, ObjectNode schema) {
        String free = names.get(key);
        if (free == null) {
            free = named.containsKey(name) ? fullName.replaceAll("[^\\w.-]", "_") : name;
            names.put(key, free);
            named.put(free, schema);
        }
        return reference(free);
    }

    private static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", REFERENCE + name);
    }

    private static ObjectNode limited(ObjectNode schema, Shape shape, Constraints limits) {
        if (limits.least() != null) {
            schema.put("minimum", BigDecimal.valueOf(limits.least()));
        }
        if (limits.most() != null) {
            schema.put("maximum", BigDecimal.valueOf(limits.most()));
        }
        String what = shape instanceof Shape.Text ? "Length" : shape instanceof Shape.ListOf ? "Items" : "Properties";
        if (limits.minSize() != null) {
            schema.put("min" + what, limits.minSize());
        }
        if (limits.maxSize() != null) {
            schema.put("max" + what, limits.maxSize());
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = JSON.objectNode();
        ArrayNode alternatives = either.putArray("anyOf");
        if (schema.size() == 1 && schema.get("anyOf") instanceof ArrayNode several) {
            alternatives.addAll(several);
        } else {
            alternatives.add(schema);
        }
        alternatives.add(type("null"));
        return either;
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }
}
