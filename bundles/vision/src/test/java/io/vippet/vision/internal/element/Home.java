package io.vippet.vision.internal.element;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the tests find runtime, models and videos: {@code VIPPET_HOME} as variable or system property. */
final class Home {
    private Home() {}

    static Path model(String name) {
        return file("models", name);
    }

    static Path video(String name) {
        return file("videos", name);
    }

    static Path runtime() {
        Path directory = root().resolve("openvino");
        assumeTrue(Files.isDirectory(directory), "no OpenVINO in " + directory);
        return directory;
    }

    /** Models and videos lie in folders of their own; their names are unique. */
    private static Path file(String folder, String name) {
        Path directory = root().resolve(folder);
        assumeTrue(Files.isDirectory(directory), "no directory " + directory);
        try (Stream<Path> files = Files.walk(directory)) {
            Optional<Path> file = files.filter(path -> path.endsWith(name)).findFirst();
            assumeTrue(file.isPresent(), "no " + name + " below " + directory);
            return file.orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        String home = System.getProperty("VIPPET_HOME", System.getenv().getOrDefault("VIPPET_HOME", ""));
        assumeTrue(!home.isEmpty(), "VIPPET_HOME is not set");
        return Path.of(home);
    }
}
