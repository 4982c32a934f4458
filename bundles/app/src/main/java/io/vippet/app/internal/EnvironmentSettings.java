package io.vippet.app.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Settings from framework properties and the environment. */
@Component(service = Settings.class, immediate = true)
public final class EnvironmentSettings implements Settings {

    private final Lookup lookup;
    private final Places places;
    private final WirePaths wire;

    /** Where a raw value comes from; null when it is not there. */
    @FunctionalInterface
    interface Lookup {
        @Nullable
        String value(String name);
    }

    @Activate
    public EnvironmentSettings(BundleContext context) {
        this(firstOf(context::getProperty, System::getenv), System::getProperty);
    }

    EnvironmentSettings(Lookup lookup, UnaryOperator<@Nullable String> system) {
        this.lookup = lookup;
        places = new Places(this::text, system);
        places.create();
        wire = new WirePaths(places);
    }

    private static Lookup firstOf(Lookup properties, Lookup environment) {
        return name -> {
            String value = properties.value(name);
            return value == null || value.isBlank() ? environment.value(name) : value;
        };
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(lookup.value(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public int integer(String name, int defaultValue) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return defaultValue;
        }
        try {
            return Integer.parseInt(value.get());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Setting " + name + " must be an integer such as " + defaultValue + ", not '" + value.get() + "'.",
                    e);
        }
    }

    @Override
    public Path path(Place place) {
        return places.path(place);
    }

    @Override
    public String onWire(Path local) {
        return wire.onWire(local);
    }

    @Override
    public Path local(String onWire) {
        return wire.local(onWire);
    }
}
