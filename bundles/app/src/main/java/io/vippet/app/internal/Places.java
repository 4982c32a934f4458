package io.vippet.app.internal;

import io.vippet.api.app.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where things lie: below the home, unless a setting moves a single place elsewhere. */
final class Places {

    /** The setting that moves a place, null = none, and where it lies in the home otherwise. */
    private record Rule(@Nullable String setting, String below) {}

    private static final Map<Place, Rule> RULES = new EnumMap<>(Map.ofEntries(
            Map.entry(Place.DATABASE, new Rule(null, "db")),
            Map.entry(Place.LOAD, new Rule(null, "load")),
            Map.entry(Place.CACHE, new Rule(null, "cache")),
            Map.entry(Place.RUN, new Rule(null, "run")),
            Map.entry(Place.LOGS, new Rule(null, "logs")),
            Map.entry(Place.AUTO_VIDEOS, new Rule("AUTO_VIDEO_DIR", "videos/input/auto")),
            Map.entry(Place.UPLOADED_VIDEOS, new Rule("UPLOADED_VIDEO_DIR", "videos/input/uploaded")),
            Map.entry(Place.OUTPUT_VIDEOS, new Rule("OUTPUT_VIDEO_DIR", "videos/output")),
            Map.entry(Place.UPLOADED_IMAGES, new Rule("UPLOADED_IMAGES_DIR", "images/input/uploaded")),
            Map.entry(Place.MODELS, new Rule("MODELS_PATH", "models/output")),
            Map.entry(Place.METADATA, new Rule("METADATA_DIR", "metadata")),
            Map.entry(Place.LABELS, new Rule("LABELS_PATH", "labels")),
            Map.entry(Place.SCRIPTS, new Rule("SCRIPTS_PATH", "scripts")),
            Map.entry(Place.OPENVINO, new Rule("VIPPET_OPENVINO", "openvino"))));

    private final Map<Place, Path> paths = new EnumMap<>(Place.class);

    /**
     * @param text reads a setting
     * @param system reads a JVM property
     */
    Places(Function<String, Optional<String>> text, UnaryOperator<@Nullable String> system) {
        Path home = text.apply("VIPPET_HOME").map(Places::normal).orElseGet(() -> text.apply("XDG_DATA_HOME")
                .map(Places::normal)
                .orElseGet(() -> normal(system.apply("user.home")).resolve(".local/share"))
                .resolve("vippet"));
        paths.put(Place.HOME, home);
        RULES.forEach((place, rule) -> paths.put(
                place,
                Optional.ofNullable(rule.setting())
                        .flatMap(text)
                        .map(Places::normal)
                        .orElseGet(() -> home.resolve(rule.below()))));
        paths.put(
                Place.DISTRIBUTION,
                text.apply("VIPPET_DISTRIBUTION")
                        .map(Places::normal)
                        .orElseGet(() -> normal(system.apply("user.dir"))));
    }

    Path path(Place place) {
        Path path = paths.get(place);
        if (path == null) {
            throw new IllegalArgumentException("No path is known for " + place);
        }
        return path;
    }

    /** Makes all directories but that of the distribution, which is there already. */
    void create() {
        paths.forEach((place, path) -> {
            if (place != Place.DISTRIBUTION) {
                create(place, path);
            }
        });
    }

    private static void create(Place place, Path path) {
        try {
            // createDirectories refuses a symbolic link to a directory on some file systems, hence the check.
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
            }
        } catch (IOException e) {
            Rule rule = RULES.get(place);
            String setting =
                    rule == null || rule.setting() == null ? "VIPPET_HOME" : "VIPPET_HOME or " + rule.setting();
            throw new UncheckedIOException(
                    "Cannot create the directory " + path + " (" + e + "). Set " + setting
                            + " to a directory that can be written.",
                    e);
        }
    }

    private static Path normal(@Nullable String path) {
        return Path.of(path == null ? "" : path).toAbsolutePath().normalize();
    }
}
