package io.vippet.api.pipeline;

import io.vippet.graph.Graph;
import jakarta.validation.constraints.Size;

/**
 * A variant that is to be created. Both graphs are stored as they are; whether they fit each other or can run is not
 * looked at.
 *
 * @param name display name, trimmed here; may be empty afterwards, which the registry refuses
 * @param pipelineGraph every element
 * @param pipelineGraphSimple sources, inference and sinks only
 */
public record VariantCreate(@Size(min = 1) String name, Graph pipelineGraph, Graph pipelineGraphSimple) {

    public VariantCreate {
        name = Names.trimmed(name);
    }
}
