package io.vippet.api.pipeline;

import io.vippet.graph.Graph;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * New values for some members of a variant; null keeps what is there. Of the graphs one at most is given, the other
 * follows from it.
 *
 * @param name trimmed here
 * @param pipelineGraph replaces the advanced graph
 * @param pipelineGraphSimple the simple graph with changed properties, which are taken over into the advanced one
 */
public record VariantUpdate(
        @Size(min = 1) @Nullable String name,
        @Nullable Graph pipelineGraph,
        @Nullable Graph pipelineGraphSimple) {

    /**
     * Checks what concerns the members together.
     *
     * @throws IllegalArgumentException when both graphs or nothing is given, or the name is blank
     */
    public VariantUpdate {
        if (pipelineGraph != null && pipelineGraphSimple != null) {
            throw new IllegalArgumentException(
                    "Only one of 'pipeline_graph' and 'pipeline_graph_simple' may be given, not both.");
        }
        if (name == null && pipelineGraph == null && pipelineGraphSimple == null) {
            throw new IllegalArgumentException(
                    "At least one of 'name', 'pipeline_graph' or 'pipeline_graph_simple' must be given.");
        }
        if (name != null && Names.isBlank(name)) {
            throw new IllegalArgumentException("Field 'name' must not be empty.");
        }
        name = name == null ? null : Names.trimmed(name);
    }
}
