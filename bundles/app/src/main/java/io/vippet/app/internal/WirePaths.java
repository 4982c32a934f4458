package io.vippet.app.internal;

import io.vippet.api.app.Place;
import java.nio.file.Path;
import java.util.List;

/** Translates between local paths and the fixed ones that clients expect, whatever the directories are called here. */
final class WirePaths {

    private record Root(String wire, Path local) {}

    /** Places come before the directories around them, since the first match counts. */
    private final List<Root> roots;

    WirePaths(Places places) {
        Path home = places.path(Place.HOME);
        roots = List.of(
                new Root("/videos/input/auto", places.path(Place.AUTO_VIDEOS)),
                new Root("/videos/input/uploaded", places.path(Place.UPLOADED_VIDEOS)),
                new Root("/videos/output", places.path(Place.OUTPUT_VIDEOS)),
                new Root("/images/input/uploaded", places.path(Place.UPLOADED_IMAGES)),
                new Root("/models/output", places.path(Place.MODELS)),
                new Root("/metadata", places.path(Place.METADATA)),
                new Root("/videos", home.resolve("videos")),
                new Root("/images", home.resolve("images")),
                new Root("/models", home.resolve("models")));
    }

    String onWire(Path local) {
        Path path = local.toAbsolutePath().normalize();
        for (Root root : roots) {
            if (path.equals(root.local())) {
                return root.wire();
            }
            if (path.startsWith(root.local())) {
                return root.wire() + "/" + root.local().relativize(path);
            }
        }
        return local.toString();
    }

    Path local(String onWire) {
        // Normalised first: "/videos/output/../../etc" must not be taken for something below the outputs.
        Path path = Path.of(onWire).normalize();
        for (Root root : roots) {
            Path wire = Path.of(root.wire());
            if (path.startsWith(wire)) {
                return root.local().resolve(wire.relativize(path)).normalize();
            }
        }
        return path;
    }
}
