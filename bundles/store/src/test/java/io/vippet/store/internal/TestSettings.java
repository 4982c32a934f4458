package io.vippet.store.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Places below one directory. */
record TestSettings(Path home) implements Settings {

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
            return Files.createDirectories(home.resolve(place.name().toLowerCase(Locale.ROOT)));
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
