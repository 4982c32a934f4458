package io.vippet.rest.internal.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.job.PerformanceResult;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shape;
import io.vippet.rest.internal.binding.Binder;
import org.jspecify.annotations.Nullable;

/** Reads the result of a job as it was stored. */
final class StoredResult {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shape PERFORMANCE = new Shape.Structure(PerformanceResult.class);

    private StoredResult() {}

    /**
     * Reads what is known of a performance test; everything is null before the first publication.
     *
     * @throws IllegalStateException when the stored text is no such result
     */
    static PerformanceResult performance(@Nullable String stored) {
        String text = stored == null ? "{}" : stored;
        try {
            Binder binder = new Binder();
            Object result = binder.body(PERFORMANCE, false, complete(JSON.readTree(text)));
            if (result instanceof PerformanceResult performance) {
                return performance;
            }
            throw new IllegalStateException("A stored result does not fit: " + binder.errors());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored result is no JSON", e);
        }
    }

    /** Stored results leave nulls out. */
    private static JsonNode complete(JsonNode stored) {
        if (stored instanceof ObjectNode object) {
            RecordDescription.of(PerformanceResult.class).members().stream()
                    .filter(member -> member.nullable() && !object.has(member.name()))
                    .forEach(member -> object.putNull(member.name()));
        }
        return stored;
    }
}
