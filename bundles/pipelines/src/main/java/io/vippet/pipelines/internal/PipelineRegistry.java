package io.vippet.pipelines.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Catalog;
import io.vippet.pack.Pack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipelines and templates of all packs that are present, and what users made of them. Packs come and go while the
 * server runs.
 */
@Component(service = {Pipelines.class, PipelineRegistry.class})
public final class PipelineRegistry implements Pipelines {

    private static final Logger log = LoggerFactory.getLogger(PipelineRegistry.class);

    private final References references;
    private final Visibility visibility;
    private final PipelineStore store;
    /** One change at a time, be it of packs or of what users made: ids must not be given out twice. */
    private final ReentrantLock changes = new ReentrantLock();

    private final Map<Pack, LoadedPack> packs = new IdentityHashMap<>();
    /** Ids of every pack seen so far, also of those that went: an update of a pack shall find its ids free. */
    private final Set<String> packed = new HashSet<>();

    private final Map<String, Shown> shown = new ConcurrentHashMap<>();
    private volatile Line line = Line.EMPTY;

    /** What was made for readers, and of what. */
    private record Shown(@Nullable Pipeline packed, StoredPipeline stored, Pipeline pipeline) {

        boolean of(@Nullable Pipeline packedNow, StoredPipeline storedNow) {
            return packed == packedNow && stored == storedNow;
        }
    }

    @Activate
    public PipelineRegistry(
            @Reference Settings settings, @Reference References references, @Reference PipelineStore store) {
        this(references, visibility(settings), store);
    }

    PipelineRegistry(References references, Visibility visibility, PipelineStore store) {
        this.references = references;
        this.visibility = visibility;
        this.store = store;
    }

    private static Visibility visibility(Settings settings) {
        return Visibility.of(
                settings.text("SIMPLE_VIEW_VISIBLE_ELEMENTS").orElse(Visibility.DEFAULT_VISIBLE),
                settings.text("SIMPLE_VIEW_INVISIBLE_ELEMENTS").orElse(Visibility.DEFAULT_INVISIBLE));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPack(Pack pack) {
        change(() -> {
            LoadedPack loaded = load(pack);
            loaded.pipelines().forEach(pipeline -> packed.add(pipeline.id()));
            return packs.put(pack, loaded);
        });
    }

    private LoadedPack load(Pack pack) {
        return LoadedPack.of(
                pack, references.catalog(), visibility, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /** What is wrong with a pack that is not among those present; empty when its pipelines can be read. */
    Optional<String> fault(Pack pack) {
        return Optional.ofNullable(load(pack).fault());
    }

    void removePack(Pack pack) {
        change(() -> packs.remove(pack));
    }

    /** Makes a change while no other one is made, and shows its outcome to readers. */
    <T extends @Nullable Object> T change(Supplier<T> change) {
        changes.lock();
        try {
            T outcome = change.get();
            update();
            return outcome;
        } finally {
            changes.unlock();
        }
    }

    private void update() {
        Line before = line;
        List<String> users = store.all().values().stream()
                .filter(stored -> !stored.predefined())
                .map(StoredPipeline::id)
                .toList();
        Line now = Line.of(packs.values(), users);
        now.refused().forEach((name, reason) -> {
            if (!reason.equals(before.refused().get(name))) {
                log.error("Pack {} is refused: {}", name, reason);
            }
        });
        line = now;
        shown.keySet().retainAll(store.all().keySet());
    }

    /** Tells whether a new pipeline must not have this id; to be asked within a change. */
    boolean isTaken(String id) {
        return packed.contains(id) || store.find(id) != null;
    }

    /** What graphs are read, written and merged with. */
    GraphChecks checks() {
        return new GraphChecks(references.catalog(), visibility);
    }

    /** Returns why packs are not used, by pack name. */
    Map<String, String> refused() {
        return line.refused();
    }

    @Override
    public List<Pipeline> list() {
        Catalog catalog = references.catalog();
        List<Pipeline> all = new ArrayList<>();
        line.pipelines().forEach(one -> all.add(edited(one.pipeline(catalog, visibility))));
        store.all().values().stream()
                .filter(stored -> !stored.predefined())
                .forEach(stored -> all.add(shown(null, stored)));
        return List.copyOf(all);
    }

    @Override
    public Optional<Pipeline> find(String id) {
        StoredPipeline stored = store.find(id);
        return stored != null && !stored.predefined()
                ? Optional.of(shown(null, stored))
                : find(line.pipelines(), id).map(this::edited);
    }

    @Override
    public List<Pipeline> templates() {
        Catalog catalog = references.catalog();
        return line.templates().stream()
                .map(one -> one.pipeline(catalog, visibility))
                .toList();
    }

    @Override
    public Optional<Pipeline> template(String id) {
        return find(line.templates(), id);
    }

    private Optional<Pipeline> find(List<DefinedPipeline> defined, String id) {
        return defined.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> one.pipeline(references.catalog(), visibility));
    }

    /** A pipeline of a pack with what users changed in it. */
    private Pipeline edited(Pipeline ofPack) {
        StoredPipeline stored = store.find(ofPack.id());
        return stored == null ? ofPack : shown(ofPack, stored);
    }

    /** The same object as before while nothing has changed. */
    private Pipeline shown(@Nullable Pipeline ofPack, StoredPipeline stored) {
        Shown last = shown.get(stored.id());
        if (last == null || !last.of(ofPack, stored)) {
            last = new Shown(ofPack, stored, ofPack == null ? stored.whole() : stored.over(ofPack));
            shown.put(stored.id(), last);
        }
        return last.pipeline();
    }
}
