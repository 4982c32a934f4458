package io.vippet.api.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks into a jar before it takes the place of what a file of the load folder held before. All services of this type are
 * asked; the framework itself only notices bundles that do not start.
 */
public interface JarCheck {

    /**
     * What is wrong with a jar.
     *
     * @param jar a bundle, whole, that is not installed yet
     * @return the end of a sentence that begins with the name of the jar, without a full stop; empty when nothing is
     */
    Optional<String> complaint(Path jar);
}
