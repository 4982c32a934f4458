package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Slug;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Catalog;
import io.vippet.pack.PipelineDefinition;
import io.vippet.pack.PipelineDefinition.VariantDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pipeline or template of a pack. Its graphs follow the catalogues: they are read again when an answer changes. */
final class DefinedPipeline {

    /** What is read from the definition and never changes. */
    private record FixedVariant(String id, VariantDefinition definition) {}

    private final String id;
    private final PipelineDefinition definition;
    private final PipelineSource source;
    private final List<FixedVariant> variants;
    private final Instant loaded;
    private volatile @Nullable Snapshot latest;

    private record Snapshot(Pipeline pipeline, List<ResolvedGraphs> graphs) {}

    /**
     * Checks what can be checked without catalogues.
     *
     * @throws IllegalArgumentException when a name gives no id or two variants the same one
     */
    DefinedPipeline(PipelineDefinition definition, PipelineSource source, Instant loaded) {
        this.definition = definition;
        this.source = source;
        this.loaded = loaded;
        id = slug(definition, definition.name());
        List<FixedVariant> fixed = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (VariantDefinition variant : definition.variants()) {
            String variantId = slug(definition, variant.name());
            if (!ids.add(variantId)) {
                throw new IllegalArgumentException("%s: two variants have the id '%s'; give them different names."
                        .formatted(definition.file(), variantId));
            }
            fixed.add(new FixedVariant(variantId, variant));
        }
        variants = List.copyOf(fixed);
    }

    private static String slug(PipelineDefinition definition, String name) {
        String slug = Slug.id(name);
        if (slug.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: the name '%s' gives no id; it needs a letter or a digit.".formatted(definition.file(), name));
        }
        return slug;
    }

    String id() {
        return id;
    }

    String file() {
        return definition.file();
    }

    /**
     * Returns the pipeline as it is now; the same object while nothing has changed.
     *
     * @throws io.vippet.graph.GraphException when a launch text cannot be read; never after it could once
     */
    Pipeline pipeline(Catalog catalog, Visibility visibility) {
        Snapshot before = latest;
        if (before != null && before.graphs.stream().allMatch(graphs -> graphs.holds(catalog))) {
            return before.pipeline;
        }
        List<ResolvedGraphs> graphs = variants.stream()
                .map(variant -> ResolvedGraphs.of(variant.definition.launch(), catalog, visibility))
                .toList();
        Snapshot fresh = new Snapshot(assemble(graphs), graphs);
        latest = fresh;
        return fresh.pipeline;
    }

    private Pipeline assemble(List<ResolvedGraphs> graphs) {
        List<Variant> resolved = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            FixedVariant variant = variants.get(i);
            ResolvedGraphs of = graphs.get(i);
            resolved.add(new Variant(
                    variant.id, variant.definition.name(), true, of.advanced(), of.simple(), loaded, loaded));
        }
        return new Pipeline(
                id,
                definition.name(),
                definition.description(),
                source,
                definition.tags(),
                resolved,
                source == PipelineSource.TEMPLATE ? null : definition.thumbnail(),
                loaded,
                loaded);
    }
}
