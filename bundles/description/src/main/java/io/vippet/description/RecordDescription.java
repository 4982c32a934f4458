package io.vippet.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Default;
import io.vippet.api.payload.Discriminator;
import io.vippet.api.payload.Required;
import io.vippet.api.payload.Tag;
import io.vippet.api.payload.WireName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record as a JSON object: the one description from which it is read, written and documented. */
public final class RecordDescription {

    /** The discriminator member that a record of a union carries in front of its own members. */
    public record Tagging(String member, String tag) {}

    private static final JsonMapper DEFAULTS = new JsonMapper();

    /** Held by the described class itself, so that it goes with the bundle that brought it. */
    private static final ClassValue<RecordDescription> KNOWN = new ClassValue<>() {
        @Override
        protected RecordDescription computeValue(Class<?> type) {
            return new RecordDescription(type.asSubclass(Record.class));
        }
    };

    private final String schemaName;
    private final List<Member> members = new ArrayList<>();
    private final List<Function<Record, @Nullable Object>> readers = new ArrayList<>();
    private final Constructor<? extends Record> constructor;
    private final @Nullable Tagging tagging;

    /**
     * Returns the description of a record.
     *
     * @throws IllegalArgumentException naming the component whose type has no form on the wire
     */
    public static RecordDescription of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    private RecordDescription(Class<? extends Record> type) {
        schemaName = Shapes.schemaName(type);
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            if (component.isAnnotationPresent(Flattened.class)) {
                addAll(component);
            } else {
                members.add(member(type, component));
                readers.add(instance -> read(component.getAccessor(), instance));
            }
        }
        constructor = canonicalConstructor(type, components);
        tagging = tagging(type);
    }

    /** Name of the schema in the contract. */
    public String schemaName() {
        return schemaName;
    }

    /** The members in declaration order, the discriminator not among them. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /** The discriminator, when the record belongs to a union. */
    public Optional<Tagging> tagging() {
        return Optional.ofNullable(tagging);
    }

    /** Reads member {@code index} of a record. */
    public @Nullable Object value(Record instance, int index) {
        return readers.get(index).apply(instance);
    }

    /**
     * Makes a record.
     *
     * @param values one per member, already of the right type
     * @throws IllegalArgumentException with the message of the record's own check of the object as a whole
     */
    public Record create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("Constructor of " + schemaName + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Constructor of " + schemaName + " is closed to us", e);
        }
    }

    private void addAll(RecordComponent component) {
        RecordDescription nested = of(component.getType().asSubclass(Record.class));
        members.addAll(nested.members);
        for (int i = 0; i < nested.members.size(); i++) {
            int index = i;
            readers.add(instance ->
                    nested.value((Record) Objects.requireNonNull(read(component.getAccessor(), instance)), index));
        }
    }

    private static @Nullable Object read(Method accessor, Record instance) {
        try {
            return accessor.invoke(instance);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(accessor + " is closed to us", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(accessor + " failed", e.getCause());
        }
    }

    private static Member member(Class<?> type, RecordComponent component) {
        WireName name = component.getAnnotation(WireName.class);
        Default byDefault = component.getAnnotation(Default.class);
        boolean nullable = Shapes.nullable(component.getAnnotatedType());
        return new Member(
                name != null ? name.value() : snakeCase(component.getName()),
                Shapes.of(component.getAnnotatedType(), type.getName() + "." + component.getName()),
                nullable,
                component.isAnnotationPresent(Required.class) || byDefault == null && !nullable,
                byDefault == null ? null : json(byDefault.value()),
                byDefault != null && byDefault.documented(),
                Constraints.of(component.getAccessor()),
                component.isAnnotationPresent(Addition.class));
    }

    private static Constructor<? extends Record> canonicalConstructor(
            Class<? extends Record> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }

    private static @Nullable Tagging tagging(Class<?> type) {
        Tag tag = type.getAnnotation(Tag.class);
        return tag == null
                ? null
                : Arrays.stream(type.getInterfaces())
                        .filter(union -> union.isAnnotationPresent(Discriminator.class))
                        .map(union -> new Tagging(
                                union.getAnnotation(Discriminator.class).value(), tag.value()))
                        .findFirst()
                        .orElse(null);
    }

    private static JsonNode json(String text) {
        try {
            return DEFAULTS.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("@Default holds no JSON: " + text, e);
        }
    }

    /** {@code latencyP50Ms} becomes {@code latency_p50_ms}. */
    public static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
