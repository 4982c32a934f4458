package io.vippet.rest.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.api.payload.Addition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param type machine-readable kind
 * @param loc where: {@code body}, {@code path} or {@code query}, then member names and list indexes
 * @param msg for people
 * @param input the value as sent
 * @param ctx figures that the text mentions, null when it mentions none
 */
public record ValidationError(
        String type,
        List<Object> loc,
        String msg,
        JsonNode input,
        @Addition @Nullable Map<String, Object> ctx) {

    ValidationError(Fault fault, List<Object> loc, JsonNode input) {
        this(fault.type(), loc, fault.text(), input, fault.context().isEmpty() ? null : fault.context());
    }
}
