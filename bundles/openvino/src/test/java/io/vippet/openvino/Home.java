package io.vippet.openvino;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

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

    static Path model(String name) {
        Path file = directory("models").resolve(name);
        assumeTrue(Files.isRegularFile(file), "no model " + file);
        return file;
    }

    static OpenVino runtime() {
        return OpenVino.load(directory("openvino"));
    }
}
