package io.vippet.pipelines.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.ImageSetCatalog;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelCatalog;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoCatalog;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The catalogues that are present, as launch texts need them; one that is missing knows nothing. */
@Component(service = References.class)
public final class References {

    private final Locations locations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ModelCatalog models;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable VideoCatalog videos;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ImageSetCatalog imageSets;

    @Activate
    public References(@Reference Settings settings) {
        locations = new Locations(
                settings.path(Place.LABELS).toString(),
                settings.path(Place.SCRIPTS).toString(),
                settings.path(Place.UPLOADED_IMAGES).toString(),
                settings.path(Place.AUTO_VIDEOS).toString());
    }

    References(Locations locations, ModelCatalog models, VideoCatalog videos) {
        this.locations = locations;
        this.models = models;
        this.videos = videos;
    }

    Catalog catalog() {
        ModelCatalog presentModels = models;
        VideoCatalog presentVideos = videos;
        ImageSetCatalog presentSets = imageSets;
        // One look at the models for all texts that are resolved with this catalogue.
        List<ModelEntry> known = presentModels == null ? List.of() : presentModels.models();
        return new Catalog(
                () -> known,
                presentVideos == null ? name -> Optional.empty() : presentVideos,
                presentSets == null ? name -> Optional.empty() : presentSets,
                References::isFile,
                locations);
    }

    private static boolean isFile(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
