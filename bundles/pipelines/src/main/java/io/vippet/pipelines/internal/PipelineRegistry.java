package io.vippet.pipelines.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Catalog;
import io.vippet.pack.Pack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipelines and templates of all packs that are present. Packs come and go while the server runs. */
@Component(service = {Pipelines.class, PipelineRegistry.class})
public final class PipelineRegistry implements Pipelines {

    private static final Logger log = LoggerFactory.getLogger(PipelineRegistry.class);

    private final References references;
    private final Visibility visibility;
    private final Map<Pack, LoadedPack> packs = new IdentityHashMap<>();
    private volatile Line line = Line.EMPTY;

    @Activate
    public PipelineRegistry(@Reference Settings settings, @Reference References references) {
        this(references, visibility(settings));
    }

    PipelineRegistry(References references, Visibility visibility) {
        this.references = references;
        this.visibility = visibility;
    }

    private static Visibility visibility(Settings settings) {
        return Visibility.of(
                settings.text("SIMPLE_VIEW_VISIBLE_ELEMENTS").orElse(Visibility.DEFAULT_VISIBLE),
                settings.text("SIMPLE_VIEW_INVISIBLE_ELEMENTS").orElse(Visibility.DEFAULT_INVISIBLE));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addPack(Pack pack) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        packs.put(pack, LoadedPack.of(pack, references.catalog(), visibility, now));
        update();
    }

    synchronized void removePack(Pack pack) {
        packs.remove(pack);
        update();
    }

    private void update() {
        Line before = line;
        Line now = Line.of(packs.values());
        now.refused().forEach((name, reason) -> {
            if (!reason.equals(before.refused().get(name))) {
                log.error("Pack {} is refused: {}", name, reason);
            }
        });
        line = now;
    }

    /** Returns why packs are not used, by pack name. */
    Map<String, String> refused() {
        return line.refused();
    }

    @Override
    public List<Pipeline> list() {
        return resolve(line.pipelines());
    }

    @Override
    public Optional<Pipeline> find(String id) {
        return find(line.pipelines(), id);
    }

    @Override
    public List<Pipeline> templates() {
        return resolve(line.templates());
    }

    @Override
    public Optional<Pipeline> template(String id) {
        return find(line.templates(), id);
    }

    private List<Pipeline> resolve(List<DefinedPipeline> defined) {
        Catalog catalog = references.catalog();
        return defined.stream().map(one -> one.pipeline(catalog, visibility)).toList();
    }

    private Optional<Pipeline> find(List<DefinedPipeline> defined, String id) {
        return defined.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> one.pipeline(references.catalog(), visibility));
    }
}
