package io.vippet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A document as place and value, spelled in one way: texts for people are gone, lists that are sets are in order, numbers
 * have no idle zeros, {@code additionalProperties: true} is what it is without being said.
 */
final class Canonical {

    private static final Set<String> FOR_PEOPLE = Set.of("description", "summary");
    private static final Set<String> SETS = Set.of("required", "tags");

    private final SortedMap<String, String> leaves = new TreeMap<>();

    private Canonical() {}

    static SortedMap<String, String> of(JsonNode node) {
        Canonical canonical = new Canonical();
        canonical.add("", "", node);
        return canonical.leaves;
    }

    private void add(String place, String name, JsonNode node) {
        if (node.isObject()) {
            leaves.put(place, "{}");
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                addMember(place, name, member.getKey(), member.getValue());
            }
        } else if (node.isArray() && name.equals("parameters")) {
            node.forEach(parameter -> add(
                    place + "/" + parameter.path("in").asText() + " "
                            + parameter.path("name").asText(),
                    "",
                    parameter));
        } else {
            leaves.put(place, leaf(name, node));
            if (node.isArray() && !SETS.contains(name)) {
                for (int i = 0; i < node.size(); i++) {
                    add(place + "/" + i, "", node.get(i));
                }
            }
        }
    }

    private void addMember(String place, String parent, String name, JsonNode value) {
        boolean isName = parent.equals("properties") || parent.equals("schemas") || parent.equals("paths");
        boolean silent = !isName
                && (FOR_PEOPLE.contains(name)
                        || name.equals("additionalProperties") && value.isBoolean() && value.asBoolean());
        if (!silent) {
            add(place + "/" + name, isName ? "" : name, value);
        }
    }

    private static String leaf(String name, JsonNode node) {
        if (node.isNumber()) {
            BigDecimal plain = node.decimalValue().stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0).toString() : plain.toString();
        }
        if (!node.isArray()) {
            return node.toString();
        }
        if (!SETS.contains(name)) {
            return node.size() + " items";
        }
        StringJoiner items = new StringJoiner(", ");
        StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .sorted(Comparator.naturalOrder())
                .forEach(items::add);
        return items.toString();
    }
}
