package io.vippet.api.pipeline;

import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A pipeline that is to be created.
 *
 * @param name display name, from which the id is made; kept as given
 * @param description kept as given
 * @param source accepted and ignored: what is created is {@link PipelineSource#USER_CREATED}
 * @param variants at least one, in the order in which they shall be listed
 */
public record PipelineDefinition(
        @Size(min = 1) String name,
        @Size(min = 1) String description,
        @Default("\"USER_CREATED\"") PipelineSource source,
        @Default("[]") List<String> tags,
        @Size(min = 1) List<VariantCreate> variants) {

    public PipelineDefinition {
        tags = List.copyOf(tags);
        variants = List.copyOf(variants);
    }
}
