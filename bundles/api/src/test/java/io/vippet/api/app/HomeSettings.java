package io.vippet.api.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings for tests of all bundles: every place is a directory below one home. */
public record HomeSettings(Path home, Map<String, String> values) implements Settings {

    /** Nothing is set. */
    public HomeSettings(Path home) {
        this(home, Map.of());
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public int integer(String name, int defaultValue) {
        return text(name).map(Integer::valueOf).orElse(defaultValue);
    }

    @Override
    public Path path(Place place) {
        try {
            return Files.createDirectories(
                    place == Place.HOME ? home : home.resolve(place.name().toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String onWire(Path local) {
        return local.toString();
    }

    @Override
    public Path local(String onWire) {
        return Path.of(onWire);
    }
}
