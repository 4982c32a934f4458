package io.vippet.models.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.graph.lookup.ModelCatalog;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.pack.ModelPlace;
import io.vippet.pack.Pack;
import io.vippet.pack.PackModel;
import io.vippet.pack.VerifiedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of all packs that are present, and what of them lies on disk at this moment. */
@Component(service = {Catalogue.class, ModelCatalog.class})
public final class Catalogue implements ModelCatalog {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

    private final Path models;
    private final VerifiedFiles verified = new VerifiedFiles();
    private final Set<Pack> packs = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile List<PackModel> known = List.of();
    private volatile List<ModelEntry> entries = List.of();

    @Activate
    public Catalogue(@Reference Settings settings) {
        models = settings.path(Place.MODELS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addPack(Pack pack) {
        packs.add(pack);
        merge();
    }

    synchronized void removePack(Pack pack) {
        packs.remove(pack);
        merge();
    }

    /** Several packs may bring the same model; the pack that was here first describes it. */
    private void merge() {
        Map<String, PackModel> byName = new LinkedHashMap<>();
        List<Pack> ordered = new ArrayList<>(packs);
        ordered.sort(Comparator.comparingLong(Pack::order).thenComparing(Pack::name));
        for (Pack pack : ordered) {
            for (PackModel model : pack.models()) {
                PackModel first = byName.putIfAbsent(model.name(), model);
                if (first != null && !sameFiles(first, model)) {
                    log.warn(
                            "Model {} of pack {} differs from one of that name and is left out",
                            model.name(),
                            pack.name());
                }
            }
        }
        known = List.copyOf(byName.values());
        writeModelProcs();
    }

    private static boolean sameFiles(PackModel a, PackModel b) {
        return a.precisions().stream()
                .map(PackModel.Precision::files)
                .toList()
                .equals(b.precisions().stream().map(PackModel.Precision::files).toList());
    }

    /** Keeps the model-proc files of installed models the same as the packs', which may have been updated. */
    private void writeModelProcs() {
        for (PackModel model : known) {
            for (PackModel.Precision precision : model.precisions()) {
                ModelPlace place = place(model, precision);
                if (installed(place)) {
                    try {
                        place.writeModelProc();
                    } catch (IOException e) {
                        log.error("The model-proc file of {} cannot be written: {}", model.name(), e.getMessage());
                    }
                }
            }
        }
    }

    /** Returns the models in catalogue order. */
    List<PackModel> known() {
        return known;
    }

    ModelPlace place(PackModel model, PackModel.Precision precision) {
        return ModelPlace.of(models, model, precision);
    }

    VerifiedFiles verified() {
        return verified;
    }

    /** A model is installed when the file that is loaded is there with the right digest. */
    boolean installed(ModelPlace place) {
        String name = place.precision().modelFile();
        return verified.holds(
                place.modelFile(),
                Objects.requireNonNull(place.precision().files().get(name)).sha256());
    }

    static String label(PackModel model, PackModel.Precision precision) {
        return model.displayName() + " (" + precision.precision() + ")";
    }

    /** {@inheritDoc} Returns the same list as long as nothing has changed on disk or in the packs. */
    @Override
    public List<ModelEntry> models() {
        List<ModelEntry> now = new ArrayList<>();
        for (PackModel model : known) {
            for (PackModel.Precision precision : model.precisions()) {
                now.add(entry(model, precision));
            }
        }
        List<ModelEntry> before = entries;
        if (now.equals(before)) {
            return before;
        }
        List<ModelEntry> fresh = List.copyOf(now);
        entries = fresh;
        return fresh;
    }

    private ModelEntry entry(PackModel model, PackModel.Precision precision) {
        ModelPlace place = place(model, precision);
        return new ModelEntry(
                label(model, precision),
                model.category().name().toLowerCase(Locale.ROOT),
                place.modelFile().toString(),
                place.modelProc().map(Path::toString).orElse(null),
                model.unsupportedDevices(),
                installed(place));
    }
}
