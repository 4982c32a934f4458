package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exact comparison of JSON, the order of lists included. The order of members counts in the {@code data} of nodes alone,
 * where it is that of properties in launch text; the order of {@code changes} to edges does not.
 */
final class Comparison {

    private static final int SHOWN = 300;

    private Comparison() {}

    /** Says where the first difference is; empty when there is none. */
    static Optional<String> of(JsonNode wanted, JsonNode actual) {
        return Optional.ofNullable(difference("", wanted, actual));
    }

    private static @Nullable String difference(String place, @Nullable JsonNode wanted, @Nullable JsonNode actual) {
        if (wanted != null && actual != null) {
            if (wanted.isObject() && actual.isObject()) {
                return inMembers(place, wanted, actual);
            }
            if (wanted.isArray() && actual.isArray() && wanted.size() == actual.size()) {
                return place.endsWith("/details/changes")
                        ? inSet(place, wanted, actual)
                        : inItems(place, wanted, actual);
            }
            if (wanted.equals(actual)) {
                return null;
            }
        }
        return place + ": wanted " + shown(wanted) + ", got " + shown(actual);
    }

    private static @Nullable String inMembers(String place, JsonNode wanted, JsonNode actual) {
        for (Map.Entry<String, JsonNode> member : wanted.properties()) {
            String name = member.getKey();
            String found = difference(place + "/" + name, member.getValue(), actual.get(name));
            if (found != null) {
                return found;
            }
        }
        boolean sameOrder = !place.endsWith("/data") || names(wanted).equals(names(actual));
        return wanted.size() == actual.size() && sameOrder
                ? null
                : place + ": wanted members " + names(wanted) + ", got " + names(actual);
    }

    private static @Nullable String inItems(String place, JsonNode wanted, JsonNode actual) {
        for (int i = 0; i < wanted.size(); i++) {
            String found = difference(place + "/" + i, wanted.get(i), actual.get(i));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String inSet(String place, JsonNode wanted, JsonNode actual) {
        List<JsonNode> left = new ArrayList<>();
        actual.forEach(left::add);
        for (JsonNode item : wanted) {
            if (!left.remove(item)) {
                return place + ": wanted " + shown(item) + ", which is missing";
            }
        }
        return null;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> i = object.fieldNames(); i.hasNext(); ) {
            names.add(i.next());
        }
        return names;
    }

    private static String shown(@Nullable JsonNode node) {
        String text = node == null ? "nothing" : node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
