package io.vippet.description;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.api.payload.AnyOf;
import io.vippet.api.payload.Discriminator;
import io.vippet.api.payload.Tag;
import io.vippet.api.payload.UploadedFile;
import io.vippet.api.payload.WireName;
import io.vippet.graph.Graph;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the form on the wire of a Java type. */
public final class Shapes {

    private static final Map<Type, Shape> SCALARS = Map.ofEntries(
            Map.entry(String.class, new Shape.Text()),
            Map.entry(int.class, new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Integer.class, new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(long.class, new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(BigInteger.class, new Shape.AnyWhole()),
            Map.entry(double.class, new Shape.Decimal()),
            Map.entry(Double.class, new Shape.Decimal()),
            Map.entry(boolean.class, new Shape.Flag()),
            Map.entry(Boolean.class, new Shape.Flag()),
            Map.entry(Instant.class, new Shape.Timestamp()),
            Map.entry(UploadedFile.class, new Shape.Upload()),
            Map.entry(RawJson.class, new Shape.FreeObject()),
            Map.entry(JsonNode.class, new Shape.Anything()),
            Map.entry(Object.class, new Shape.Anything()));

    /** Names in the contract of records of libraries, which cannot carry an annotation of ours. */
    private static final Map<Class<?>, String> NAMES = Map.of(Graph.class, "PipelineGraph");

    private Shapes() {}

    /**
     * Returns the form of a type.
     *
     * @param where for the message, for instance the record component
     * @throws IllegalArgumentException when it has none
     */
    public static Shape of(AnnotatedType type, String where) {
        AnyOf anyOf = type.getAnnotation(AnyOf.class);
        if (anyOf != null) {
            return either(anyOf.value(), where);
        }
        return type instanceof AnnotatedParameterizedType generic
                ? ofGeneric(generic, where)
                : ofPlain(type.getType(), where);
    }

    private static Shape ofPlain(Type type, String where) {
        Shape scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type instanceof Class<?> known) {
            if (known.isEnum()) {
                return choice(known);
            }
            if (known.isRecord()) {
                return new Shape.Structure(known.asSubclass(Record.class));
            }
            if (isUnion(known)) {
                return union(known);
            }
            if (known.isSealed()) {
                return either(known.getPermittedSubclasses(), where);
            }
        }
        throw new IllegalArgumentException(where + " has type " + type.getTypeName()
                + "; use text, numbers, booleans, instants, enums, lists, maps, records or tagged unions");
    }

    /** Tells whether a type is a record or a union of records, so that a request body can become one. */
    public static boolean isPayload(Class<?> type) {
        return type.isRecord() && !SCALARS.containsKey(type) || isUnion(type);
    }

    /** Spelling of an enum constant on the wire. */
    public static String wireName(Enum<?> constant) {
        try {
            WireName name =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(WireName.class);
            return name != null ? name.value() : constant.name();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    static String schemaName(Class<?> type) {
        WireName name = type.getAnnotation(WireName.class);
        return name != null ? name.value() : NAMES.getOrDefault(type, type.getSimpleName());
    }

    /** Tells whether null is allowed. */
    public static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isUnion(Class<?> type) {
        return type.isSealed() && type.isAnnotationPresent(Discriminator.class);
    }

    private static Shape ofGeneric(AnnotatedParameterizedType type, String where) {
        ParameterizedType plain = (ParameterizedType) type.getType();
        AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
        if (plain.getRawType() == List.class) {
            return new Shape.ListOf(of(arguments[0], where));
        }
        if (plain.getRawType() == Map.class && arguments[0].getType() == String.class) {
            return arguments[1].getType() == Object.class
                    ? new Shape.FreeObject()
                    : new Shape.MapOf(of(arguments[1], where));
        }
        throw new IllegalArgumentException(where + " has type " + plain.getTypeName()
                + "; of the generic types only List and Map with text keys are known");
    }

    private static Shape either(Class<?>[] types, String where) {
        return new Shape.Either(
                Arrays.stream(types).map(type -> ofPlain(type, where)).toList());
    }

    private static Shape choice(Class<?> type) {
        Map<String, Enum<?>> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            Enum<?> value = (Enum<?>) constant;
            constants.put(wireName(value), value);
        }
        return new Shape.Choice(schemaName(type), constants);
    }

    private static Shape union(Class<?> type) {
        Map<String, Class<? extends Record>> alternatives = new LinkedHashMap<>();
        for (Class<?> alternative : type.getPermittedSubclasses()) {
            Tag tag = alternative.getAnnotation(Tag.class);
            if (tag == null) {
                throw new IllegalArgumentException(alternative.getName() + " belongs to a union and has no @Tag");
            }
            alternatives.put(tag.value(), alternative.asSubclass(Record.class));
        }
        return new Shape.Union(type.getAnnotation(Discriminator.class).value(), alternatives);
    }
}
