package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineEditor;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.graph.view.VariantGraphs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rules by which pipelines and variants change. */
@Component
public final class PipelineEditing implements PipelineEditor {

    private final PipelineRegistry registry;
    private final PipelineStore store;
    private final InstantSource clock;

    @Activate
    public PipelineEditing(@Reference PipelineRegistry registry, @Reference PipelineStore store) {
        this(registry, store, InstantSource.system());
    }

    PipelineEditing(PipelineRegistry registry, PipelineStore store, InstantSource clock) {
        this.registry = registry;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Pipeline create(PipelineDefinition definition) {
        needText("Pipeline name", definition.name());
        needText("Pipeline description", definition.description());
        return registry.change(() -> {
            Instant now = now();
            List<Variant> variants = new ArrayList<>();
            definition.variants().forEach(variant -> variants.add(variant(variant, variants, now)));
            StoredPipeline created = new StoredPipeline(
                    UniqueId.of(definition.name(), "pipeline", registry::isTaken),
                    false,
                    definition.name(),
                    definition.description(),
                    definition.tags(),
                    variants,
                    now,
                    now);
            store.save(created);
            return created.whole();
        });
    }

    @Override
    public Pipeline update(String pipelineId, PipelineUpdate update) {
        return registry.change(() -> {
            store.save(stored(pipeline(pipelineId)).with(update, now()));
            return pipeline(pipelineId);
        });
    }

    @Override
    public void delete(String pipelineId) {
        registry.change(() -> {
            if (pipeline(pipelineId).source() == PipelineSource.PREDEFINED) {
                throw readOnly("Cannot delete PREDEFINED pipeline '" + pipelineId + "'.");
            }
            store.delete(pipelineId);
            return pipelineId;
        });
    }

    @Override
    public Variant addVariant(String pipelineId, VariantCreate variant) {
        return registry.change(() -> {
            Pipeline pipeline = pipeline(pipelineId);
            Variant added = variant(variant, pipeline.variants(), now());
            store.save(stored(pipeline).with(added));
            return added;
        });
    }

    @Override
    public Variant updateVariant(String pipelineId, String variantId, VariantUpdate update) {
        return registry.change(() -> {
            Pipeline pipeline = pipeline(pipelineId);
            Variant before = variant(pipeline, variantId);
            if (before.readOnly()) {
                throw readOnly("Cannot update read-only variant '" + variantId + "'.");
            }
            VariantGraphs graphs = graphs(before, update);
            Variant after = new Variant(
                    before.id(),
                    update.name() != null ? update.name() : before.name(),
                    false,
                    graphs.advanced(),
                    graphs.simple(),
                    before.createdAt(),
                    now());
            store.save(stored(pipeline).with(after));
            return after;
        });
    }

    @Override
    public void deleteVariant(String pipelineId, String variantId) {
        registry.change(() -> {
            Pipeline pipeline = pipeline(pipelineId);
            if (variant(pipeline, variantId).readOnly()) {
                throw readOnly("Cannot delete read-only variant '" + variantId + "'.");
            }
            if (pipeline.variants().size() == 1) {
                throw new PipelineException(
                        PipelineException.Kind.LAST_VARIANT,
                        "Cannot delete variant '" + variantId + "': it is the last variant of pipeline '" + pipelineId
                                + "'.");
            }
            store.save(stored(pipeline).without(variantId, now()));
            return variantId;
        });
    }

    private VariantGraphs graphs(Variant before, VariantUpdate update) {
        if (update.pipelineGraph() != null) {
            return registry.checks().advanced(update.pipelineGraph());
        }
        if (update.pipelineGraphSimple() != null) {
            return registry.checks().simple(before, update.pipelineGraphSimple());
        }
        return new VariantGraphs(before.pipelineGraph(), before.pipelineGraphSimple());
    }

    private Pipeline pipeline(String id) {
        return registry.find(id).orElseThrow(() -> PipelineException.noPipeline(id));
    }

    private static Variant variant(Pipeline pipeline, String id) {
        return pipeline.variant(id).orElseThrow(() -> PipelineException.noVariant(pipeline.id(), id));
    }

    /** What is stored of a pipeline that exists. */
    private StoredPipeline stored(Pipeline pipeline) {
        return Objects.requireNonNullElseGet(
                store.find(pipeline.id()), () -> StoredPipeline.unchanged(pipeline, now()));
    }

    private static Variant variant(VariantCreate wanted, List<Variant> others, Instant now) {
        needText("Variant name", wanted.name());
        String id = UniqueId.of(wanted.name(), "variant", taken -> others.stream()
                .anyMatch(other -> other.id().equals(taken)));
        return new Variant(id, wanted.name(), false, wanted.pipelineGraph(), wanted.pipelineGraphSimple(), now, now);
    }

    private static void needText(String what, String text) {
        if (text.isBlank()) {
            throw new PipelineException(PipelineException.Kind.BLANK_TEXT, what + " cannot be empty.");
        }
    }

    private static PipelineException readOnly(String message) {
        return new PipelineException(PipelineException.Kind.READ_ONLY, message);
    }

    /** Clients see microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
