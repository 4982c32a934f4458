package io.vippet.runner.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** All places below one directory. */
record FixedSettings(Path home) implements Settings {

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
        return place == Place.HOME ? home : home.resolve(place.name().toLowerCase(Locale.ROOT));
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
