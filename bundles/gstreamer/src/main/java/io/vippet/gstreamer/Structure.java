package io.vippet.gstreamer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named set of fields, copied out of or into a {@code GstStructure}.
 *
 * @param fields in order; values are {@code String}, {@code Integer}, {@code Long}, {@code Double} or {@code Boolean}.
 *     When read from GStreamer, unsigned and float values are widened and values of other types are left out.
 */
public record Structure(String name, Map<String, Object> fields) {

    public Structure {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A text field, or null. */
    public @Nullable String string(String field) {
        return fields.get(field) instanceof String text ? text : null;
    }

    /** A number field as double, or the given value. */
    public double number(String field, double otherwise) {
        return fields.get(field) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
