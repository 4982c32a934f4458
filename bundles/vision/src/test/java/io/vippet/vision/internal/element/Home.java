package io.vippet.vision.internal.element;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

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

    private static Path file(String folder, String name) {
        Path file = root().resolve(folder).resolve(name);
        assumeTrue(Files.isRegularFile(file), "no file " + file);
        return file;
    }

    private static Path root() {
        String home = System.getProperty("VIPPET_HOME", System.getenv().getOrDefault("VIPPET_HOME", ""));
        assumeTrue(!home.isEmpty(), "VIPPET_HOME is not set");
        return Path.of(home);
    }
}
