package io.vippet.rest.internal.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shape;
import io.vippet.rest.internal.binding.Binder;
import org.jspecify.annotations.Nullable;

/** Reads the result of a job as it was stored. */
final class StoredResult {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredResult() {}

    /**
     * Reads what is known of a job's result; everything is null before the first publication.
     *
     * @param type record whose members may all be null
     * @throws IllegalStateException when the stored text is no such result
     */
    static <T extends Record> T read(Class<T> type, @Nullable String stored) {
        String text = stored == null ? "{}" : stored;
        try {
            Binder binder = new Binder();
            Object result = binder.body(new Shape.Structure(type), false, complete(type, JSON.readTree(text)));
            if (type.isInstance(result)) {
                return type.cast(result);
            }
            throw new IllegalStateException("A stored result does not fit: " + binder.errors());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored result is no JSON", e);
        }
    }

    /** Stored results leave nulls out. */
    private static JsonNode complete(Class<? extends Record> type, JsonNode stored) {
        if (stored instanceof ObjectNode object) {
            RecordDescription.of(type).members().stream()
                    .filter(member -> member.nullable() && !object.has(member.name()))
                    .forEach(member -> object.putNull(member.name()));
        }
        return stored;
    }
}
