package io.vippet.api.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Settings for tests of all bundles: nothing is set, every place is a directory below one home. */
public record HomeSettings(Path home) implements Settings {

    @Override
    public Optional<String> text(String name) {
        return Optional.empty();
    }

    @Override
    public int integer(String name, int defaultValue) {
        return defaultValue;
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
