package io.vippet.gstreamer;

import java.util.List;
import java.util.Locale;
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

    /**
     * What an element does not serve of the values that its type allows.
     *
     * @param served tells the values that are served
     * @param sentence about the others, for users
     * @param refused whether the element does not start with them; else it says that they change nothing
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
            @Nullable Limit<T> limit) {
        this.kind = kind;
        this.name = name;
        this.blurb = blurb;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.enumType = enumType;
        this.choices = List.copyOf(choices);
        this.limit = limit;
    }

    /** A text; {@code ""} as default means that GStreamer sees NULL. */
    public static Property<String> string(String name, String blurb, String defaultValue) {
        return new Property<>(Kind.STRING, name, blurb, defaultValue, 0, 0, "", List.of(), null);
    }

    public static Property<Boolean> bool(String name, String blurb, boolean defaultValue) {
        return new Property<>(Kind.BOOLEAN, name, blurb, defaultValue, 0, 0, "", List.of(), null);
    }

    /** A signed 32-bit number in {@code min..max}. */
    public static Property<Integer> integer(String name, String blurb, int min, int max, int defaultValue) {
        return new Property<>(Kind.INT, name, blurb, defaultValue, min, max, "", List.of(), null);
    }

    /** An unsigned number in {@code min..max}, at most 2^31 - 1. */
    public static Property<Integer> unsigned(String name, String blurb, int min, int max, int defaultValue) {
        return new Property<>(Kind.UINT, name, blurb, defaultValue, min, max, "", List.of(), null);
    }

    public static Property<Float> number(String name, String blurb, float min, float max, float defaultValue) {
        return new Property<>(Kind.FLOAT, name, blurb, defaultValue, min, max, "", List.of(), null);
    }

    public static Property<Double> precise(String name, String blurb, double min, double max, double defaultValue) {
        return new Property<>(Kind.DOUBLE, name, blurb, defaultValue, min, max, "", List.of(), null);
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
        return new Property<>(Kind.ENUM, name, blurb, defaultNick, 0, 0, enumType, choices, null);
    }

    /** The same; with other values than {@code served} the element does not start and says why. */
    public Property<T> refusing(Predicate<T> served, String sentence) {
        return limited(new Limit<>(served, sentence, true));
    }

    /** The same; with other values than {@code served} the element warns that they change nothing. */
    public Property<T> ignoring(Predicate<T> served, String sentence) {
        return limited(new Limit<>(served, sentence, false));
    }

    private Property<T> limited(Limit<T> of) {
        return new Property<>(kind, name, blurb, defaultValue, min, max, enumType, choices, of);
    }

    /** What is not served of its values; null when all are. */
    public @Nullable Limit<T> limit() {
        return limit;
    }

    /** What is wrong with a value, null when it is served. */
    @SuppressWarnings("unchecked")
    @Nullable
    Limit<T> violated(Object value) {
        return limit == null || limit.served().test((T) value) ? null : limit;
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
