package io.vippet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The published contract, or our own document, as operations and schemas. */
record Contract(JsonNode document) {

    private static final String REFERENCE = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The published contract. */
    static Contract published() {
        try {
            return new Contract(JSON.readTree(Contract.class.getResource("/contract.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Operations by {@code METHOD /path}. */
    SortedMap<String, JsonNode> operations() {
        SortedMap<String, JsonNode> operations = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
            }
        }
        return operations;
    }

    /** Takes schemas out that no operation leads to. */
    void removeUnusedSchemas() {
        Set<String> used = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(document.path("paths")));
        while (!open.isEmpty()) {
            for (String reference : open.pop().findValuesAsText("$ref")) {
                String name = reference.substring(REFERENCE.length());
                if (used.add(name)) {
                    open.push(schemas().get(name));
                }
            }
        }
        ((ObjectNode) document.path("components").path("schemas")).retain(used);
    }

    /** Schemas by name. */
    SortedMap<String, JsonNode> schemas() {
        SortedMap<String, JsonNode> schemas = new TreeMap<>();
        document.path("components").path("schemas").properties().forEach(e -> schemas.put(e.getKey(), e.getValue()));
        return schemas;
    }
}
