package io.vippet.api.job;

import io.vippet.api.payload.Discriminator;
import io.vippet.api.payload.Tag;
import io.vippet.api.payload.WireName;
import io.vippet.graph.Graph;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The pipeline of a test: a union told apart by the member {@code source}, which must be present. */
@Discriminator("source")
public sealed interface TestPipeline {

    /** A stored variant; {@code source} is {@code variant}. */
    @WireName("VariantReference")
    @Tag("variant")
    record OfVariant(String pipelineId, String variantId) implements TestPipeline {}

    /** An advanced graph; {@code source} is {@code graph}. */
    @WireName("GraphInline")
    @Tag("graph")
    record OfGraph(@Nullable String graphId, Graph pipelineGraph) implements TestPipeline {}

    /** A launch text; {@code source} is {@code description}. */
    @WireName("PipelineDescriptionSource")
    @Tag("description")
    record OfDescription(
            @Size(min = 1) String pipelineDescription,
            @Nullable String descriptionId) implements TestPipeline {}
}
