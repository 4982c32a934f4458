package io.vippet.api.app;

import java.nio.file.Path;
import java.util.Optional;

/** Settings from the environment and the places that follow from them; implemented by the bundle {@code app}. */
public interface Settings {

    /**
     * Reads a setting: framework property first, then environment variable of the same name.
     *
     * @param name for instance {@code VIPPET_BIND}
     * @return the trimmed value; empty when unset or blank
     */
    Optional<String> text(String name);

    /**
     * Reads an integer setting.
     *
     * @throws IllegalArgumentException naming the setting when the value is no integer
     */
    int integer(String name, int defaultValue);

    /** Returns the absolute, normalised path of a place. */
    Path path(Place place);

    /**
     * Spells a local path as clients expect it: below {@code /videos/input}, {@code /videos/output}, {@code /images},
     * {@code /metadata}, {@code /models}; other paths stay as they are.
     */
    String onWire(Path local);

    /** Inverse of {@link #onWire}: a path as clients spell it, as a local one. */
    Path local(String onWire);
}
