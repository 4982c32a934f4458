package io.vippet.api.pipeline;

import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline with at least one variant.
 *
 * @param id slug, unique among pipelines, never changes
 * @param thumbnail data URI of a picture, or null
 */
public record Pipeline(
        String id,
        String name,
        String description,
        PipelineSource source,
        @Default("[]") List<String> tags,
        @Size(min = 1) List<Variant> variants,
        @Nullable String thumbnail,
        Instant createdAt,
        Instant modifiedAt) {

    public Pipeline {
        tags = List.copyOf(tags);
        variants = List.copyOf(variants);
    }

    /** Returns the variant with this id. */
    public Optional<Variant> variant(String variantId) {
        return variants.stream().filter(v -> v.id().equals(variantId)).findFirst();
    }
}
