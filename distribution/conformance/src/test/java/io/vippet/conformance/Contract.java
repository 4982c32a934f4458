package io.vippet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The published contract, or our own document, as operations and schemas. */
record Contract(JsonNode document) {

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

    /** Schemas by name. */
    SortedMap<String, JsonNode> schemas() {
        SortedMap<String, JsonNode> schemas = new TreeMap<>();
        document.path("components").path("schemas").properties().forEach(e -> schemas.put(e.getKey(), e.getValue()));
        return schemas;
    }
}
