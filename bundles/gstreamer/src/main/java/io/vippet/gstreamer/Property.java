package io.vippet.gstreamer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A property of a Java element, declared once and used both in {@link ElementType.Builder#property} and in
 * {@link BaseTransform#get(Property)}.
 *
 * @param <T> Java type of the value; never null, an unset text is {@code ""}
 */
public final class Property<T> {

    /** GLib type of a property. */
    enum Kind {
        STRING,
        BOOLEAN,
        INT,
        UINT,
        FLOAT,
        DOUBLE,
        ENUM
    }

    /**
     * One value of an enumeration.
     *
     * @param nick the word in launch texts
     */
    public record Choice(int value, String nick, String description) {}

    private final Kind kind;
    private final String name;
    private final String blurb;
    private final T defaultValue;
    private final double min;
    private final double max;
    private final String enumType;
    private final List<Choice> choices;
    private final @Nullable Limit<T> limit;
    private final @Nullable Consumer<T> check;

    /**
     * What an element does not serve of the values that its type allows.
     *
     * @param served tells the values that are served
     * @param sentence about the others, for users
     * @param refused whether they are refused; else the element says when it starts that they change nothing
     */
    public record Limit<T>(Predicate<T> served, String sentence, boolean refused) {}

    private Property(
            Kind kind,
            String name,
            String blurb,
            T defaultValue,
            double min,
            double max,
            String enumType,
            List<Choice> choices,
            @Nullable Limit<T> limit,
            @Nullable Consumer<T> check) {
        this.kind = kind;
        this.name = name;
        this.blurb = blurb;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.enumType = enumType;
        this.choices = List.copyOf(choices);
        this.limit = limit;
        this.check = check;
    }

    /** A text; {@code ""} as default means that GStreamer sees NULL. */
    public static Property<String> string(String name, String blurb, String defaultValue) {
        return new Property<>(Kind.STRING, name, blurb, defaultValue, 0, 0, "", List.of(), null, null);
    }

    public static Property<Boolean> bool(String name, String blurb, boolean defaultValue) {
        return new Property<>(Kind.BOOLEAN, name, blurb, defaultValue, 0, 0, "", List.of(), null, null);
    }

    /** A signed 32-bit number in {@code min..max}. */
    public static Property<Integer> integer(String name, String blurb, int min, int max, int defaultValue) {
        return new Property<>(Kind.INT, name, blurb, defaultValue, min, max, "", List.of(), null, null);
    }

    /** An unsigned number in {@code min..max}, at most 2^31 - 1. */
    public static Property<Integer> unsigned(String name, String blurb, int min, int max, int defaultValue) {
        return new Property<>(Kind.UINT, name, blurb, defaultValue, min, max, "", List.of(), null, null);
    }

    public static Property<Float> number(String name, String blurb, float min, float max, float defaultValue) {
        return new Property<>(Kind.FLOAT, name, blurb, defaultValue, min, max, "", List.of(), null, null);
    }

    public static Property<Double> precise(String name, String blurb, double min, double max, double defaultValue) {
        return new Property<>(Kind.DOUBLE, name, blurb, defaultValue, min, max, "", List.of(), null, null);
    }

    /**
     * One word of several; the value in Java is the nick.
     *
     * @param enumType GType name, for instance {@code GstGvaInferenceRegion}; properties may share one if their choices
     *     are equal
     */
    public static Property<String> choice(
            String name, String blurb, String enumType, List<Choice> choices, String defaultNick) {
        if (choices.stream().noneMatch(c -> c.nick().equals(defaultNick))) {
            throw new IllegalArgumentException(
                    "Default '%s' of property '%s' is not among its choices".formatted(defaultNick, name));
        }
        return new Property<>(Kind.ENUM, name, blurb, defaultNick, 0, 0, enumType, choices, null, null);
    }

    /** The same; other values than {@code served} are refused when they are set, with this sentence. */
    public Property<T> refusing(Predicate<T> served, String sentence) {
        return with(new Limit<>(served, sentence, true), check);
    }

    /** The same; with other values than {@code served} the element warns that they change nothing. */
    public Property<T> ignoring(Predicate<T> served, String sentence) {
        return with(new Limit<>(served, sentence, false), check);
    }

    /**
     * The same; values for which the check throws are refused when they are set.
     *
     * @param by throws with a message that names the property and says what it takes
     */
    public Property<T> checked(Consumer<T> by) {
        return with(limit, by);
    }

    private Property<T> with(@Nullable Limit<T> newLimit, @Nullable Consumer<T> newCheck) {
        return new Property<>(kind, name, blurb, defaultValue, min, max, enumType, choices, newLimit, newCheck);
    }

    /** What is not served of its values; null when all are. */
    public @Nullable Limit<T> limit() {
        return limit;
    }

    /** Why a value is refused; empty when it is not. Texts are not repeated: they may be secrets. */
    @SuppressWarnings("unchecked")
    Optional<String> refusal(Object value) {
        if (limit != null && limit.refused() && !limit.served().test((T) value)) {
            String setting = kind == Kind.STRING ? name : name + "=" + value;
            return Optional.of("%s is refused: %s".formatted(setting, limit.sentence()));
        }
        if (check != null) {
            try {
                check.accept((T) value);
            } catch (RuntimeException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /** Why a value changes nothing; empty when it does. */
    @SuppressWarnings("unchecked")
    Optional<String> warning(Object value) {
        return limit == null || limit.refused() || limit.served().test((T) value)
                ? Optional.empty()
                : Optional.of(name + ": " + limit.sentence());
    }

    /** Name of its type for people: {@code string}, {@code enum} and so on. */
    public String typeName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public String name() {
        return name;
    }

    public T defaultValue() {
        return defaultValue;
    }

    public List<Choice> choices() {
        return choices;
    }

    public String blurb() {
        return blurb;
    }

    Kind kind() {
        return kind;
    }

    /** Smallest value of a number. */
    public double min() {
        return min;
    }

    /** Largest value of a number. */
    public double max() {
        return max;
    }

    String enumType() {
        return enumType;
    }

    @Override
    public String toString() {
        return name;
    }
}
