package io.vippet.api.pipeline;

import io.vippet.api.payload.Default;
import io.vippet.graph.Graph;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * One form of a pipeline, usually for one kind of hardware.
 *
 * @param id slug, unique within the pipeline
 * @param name display name
 * @param readOnly true for variants that came with a pack
 * @param pipelineGraph every element
 * @param pipelineGraphSimple sources, inference and sinks only
 */
public record Variant(
        String id,
        @Size(min = 1) String name,
        @Default("false") boolean readOnly,
        Graph pipelineGraph,
        Graph pipelineGraphSimple,
        Instant createdAt,
        Instant modifiedAt) {}
