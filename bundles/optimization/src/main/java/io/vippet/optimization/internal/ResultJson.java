package io.vippet.optimization.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.job.OptimizationInput;
import io.vippet.api.job.OptimizationResult;
import io.vippet.api.job.PipelineRequestOptimize;
import java.util.Locale;

/** Writes what is kept with the job: members in snake_case, those of results that are not known left out. */
final class ResultJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private ResultJson() {}

    static String write(OptimizationResult result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON", e);
        }
    }

    /** The request as summaries show it, and what it was about. */
    static String write(PipelineRequestOptimize request, OptimizationInput input) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("type", request.type().name().toLowerCase(Locale.ROOT));
        root.set("parameters", MAPPER.valueToTree(request.parameters()));
        root.setAll(MAPPER.<ObjectNode>valueToTree(input));
        return root.toString();
    }
}
