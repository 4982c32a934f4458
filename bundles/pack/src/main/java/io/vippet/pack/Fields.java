package io.vippet.pack;

import io.vippet.pack.PackException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a mapping, with complaints that say where they stand.
 *
 * @param file path of the file
 * @param prefix where the mapping stands in it, empty or ending with a dot
 */
record Fields(String file, String prefix, Map<?, ?> map) {

    /** Returns a trimmed text that is not blank. */
    String text(String key) throws PackException {
        if (map.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw wrong(key, "must be a text that is not blank");
    }

    /** Returns a trimmed text, or null when the key is missing or blank. */
    @Nullable
    String optionalText(String key) throws PackException {
        Object value = map.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text.strip();
        }
        throw wrong(key, "must be a text");
    }

    boolean flag(String key) throws PackException {
        Object value = map.containsKey(key) ? map.get(key) : Boolean.FALSE;
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "must be true or false");
    }

    long number(String key, long otherwise) throws PackException {
        Object value = map.containsKey(key) ? map.get(key) : (Long) otherwise;
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        throw wrong(key, "must be an integer");
    }

    /** Returns the mappings of a list that has at least one. */
    List<Fields> list(String key) throws PackException {
        if (!(map.get(key) instanceof List<?> items) || items.isEmpty()) {
            throw wrong(key, "must be a list with at least one item");
        }
        List<Fields> fields = new ArrayList<>();
        for (Object item : items) {
            String place = prefix + key + "[" + fields.size() + "]";
            if (!(item instanceof Map<?, ?> mapping)) {
                throw new PackException(Kind.CONTENT, "%s: %s must be a mapping.".formatted(file, place));
            }
            fields.add(new Fields(file, place + ".", mapping));
        }
        return fields;
    }

    PackException wrong(String key, String rule) {
        return new PackException(Kind.CONTENT, "%s: %s%s %s.".formatted(file, prefix, key, rule));
    }
}
