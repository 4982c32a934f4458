package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.PipelineSource;
import io.vippet.graph.GraphException;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Catalog;
import io.vippet.pack.Pack;
import io.vippet.pack.PipelineDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pack's pipelines and templates, or the reason why it has none.
 *
 * @param fault what is wrong with the pack itself, or null
 */
record LoadedPack(
        Pack pack,
        List<DefinedPipeline> pipelines,
        List<DefinedPipeline> templates,
        @Nullable String fault) {

    static LoadedPack of(Pack pack, Catalog catalog, Visibility visibility, Instant now) {
        try {
            return new LoadedPack(
                    pack,
                    load(pack.pipelines(), PipelineSource.PREDEFINED, catalog, visibility, now),
                    load(pack.templates(), PipelineSource.TEMPLATE, catalog, visibility, now),
                    null);
        } catch (IllegalArgumentException e) {
            return new LoadedPack(pack, List.of(), List.of(), e.getMessage());
        }
    }

    private static List<DefinedPipeline> load(
            List<PipelineDefinition> definitions,
            PipelineSource source,
            Catalog catalog,
            Visibility visibility,
            Instant now) {
        List<DefinedPipeline> loaded = new ArrayList<>();
        for (PipelineDefinition definition : definitions) {
            DefinedPipeline pipeline = new DefinedPipeline(definition, source, now);
            try {
                pipeline.pipeline(catalog, visibility);
            } catch (GraphException e) {
                throw new IllegalArgumentException(definition.file() + ": " + e.getMessage(), e);
            }
            loaded.add(pipeline);
        }
        return List.copyOf(loaded);
    }
}
