package io.vippet.openvino;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the tests find the real runtime and models: {@code VIPPET_HOME} as variable or system property. */
final class Home {
    private Home() {}

    static Path directory(String name) {
        String home = System.getProperty("VIPPET_HOME", System.getenv().getOrDefault("VIPPET_HOME", ""));
        assumeTrue(!home.isEmpty(), "VIPPET_HOME is not set");
        Path directory = Path.of(home, name);
        assumeTrue(Files.isDirectory(directory), "no directory " + directory);
        return directory;
    }

    /** Each model lies in a folder of its own; file names are unique. */
    static Path model(String name) {
        try (Stream<Path> files = Files.walk(directory("models"))) {
            Optional<Path> file = files.filter(path -> path.endsWith(name)).findFirst();
            assumeTrue(file.isPresent(), "no model " + name);
            return file.orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenVino runtime() {
        return OpenVino.load(directory("openvino"));
    }
}
