package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a pipeline: all of one that a user made, or what users changed in one that comes with a pack.
 *
 * @param predefined whether the rest comes with a pack
 * @param name null: as the pack says
 * @param description null: as the pack says
 * @param tags null: as the pack says
 * @param variants those of users, in the order in which they were added
 * @param modified of the last change of anything in it
 */
record StoredPipeline(
        String id,
        boolean predefined,
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> tags,
        List<Variant> variants,
        Instant created,
        Instant modified) {

    StoredPipeline {
        variants = List.copyOf(variants);
    }

    /** Nothing changed yet in a pipeline that comes with a pack. */
    static StoredPipeline unchanged(Pipeline predefined, Instant now) {
        return new StoredPipeline(predefined.id(), true, null, null, null, List.of(), now, now);
    }

    StoredPipeline with(PipelineUpdate update, Instant now) {
        return new StoredPipeline(
                id,
                predefined,
                update.name() != null ? update.name() : name,
                update.description() != null ? update.description() : description,
                update.tags() != null ? update.tags() : tags,
                variants,
                created,
                now);
    }

    /** Adds a variant, or puts it in the place of the one with its id. */
    StoredPipeline with(Variant variant) {
        List<Variant> now = new ArrayList<>(variants);
        now.replaceAll(old -> old.id().equals(variant.id()) ? variant : old);
        if (variant(variant.id()).isEmpty()) {
            now.add(variant);
        }
        return with(now, variant.modifiedAt());
    }

    StoredPipeline without(String variantId, Instant now) {
        return with(variants.stream().filter(v -> !v.id().equals(variantId)).toList(), now);
    }

    private StoredPipeline with(List<Variant> now, Instant when) {
        return new StoredPipeline(id, predefined, name, description, tags, now, created, when);
    }

    Optional<Variant> variant(String variantId) {
        return variants.stream().filter(v -> v.id().equals(variantId)).findFirst();
    }

    /** A pipeline of a user as clients see it. */
    Pipeline whole() {
        return new Pipeline(
                id,
                Objects.requireNonNull(name),
                Objects.requireNonNull(description),
                PipelineSource.USER_CREATED,
                Objects.requireNonNull(tags),
                variants,
                null,
                created,
                modified);
    }

    /** A pipeline of a pack with the changes of users. A variant of a user hides one of the pack with the same id. */
    Pipeline over(Pipeline packed) {
        Set<String> own = new HashSet<>();
        variants.forEach(variant -> own.add(variant.id()));
        List<Variant> all = new ArrayList<>();
        packed.variants().stream()
                .filter(variant -> !own.contains(variant.id()))
                .forEach(all::add);
        all.addAll(variants);
        return new Pipeline(
                id,
                name != null ? name : packed.name(),
                description != null ? description : packed.description(),
                packed.source(),
                tags != null ? tags : packed.tags(),
                all,
                packed.thumbnail(),
                packed.createdAt(),
                modified.isAfter(packed.modifiedAt()) ? modified : packed.modifiedAt());
    }
}
