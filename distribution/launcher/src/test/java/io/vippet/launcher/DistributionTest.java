package io.vippet.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

    @Test
    void classPathTellsTheRoot() {
        assertThat(Distribution.locate(null, "/opt/vippet/lib/launcher.jar").root())
                .isEqualTo(Path.of("/opt/vippet"));
        assertThat(Distribution.locate(null, "lib/launcher.jar:other.jar").root())
                .isEqualTo(Path.of("").toAbsolutePath());
        assertThat(Distribution.locate("/other", "lib/launcher.jar").root()).isEqualTo(Path.of("/other"));
    }

    @Test
    void bundlesComeLevelByLevel(@TempDir Path root) throws IOException {
        for (var jar : new String[] {"9/b.jar", "1/z.jar", "9/a.jar"}) {
            Files.createDirectories(root.resolve("bundles").resolve(jar).getParent());
            Files.createFile(root.resolve("bundles").resolve(jar));
        }

        assertThat(new Distribution(root).bundles())
                .extracting(entry -> entry.startLevel() + " " + entry.jar().getFileName())
                .containsExactly("1 z.jar", "9 a.jar", "9 b.jar");
    }

    @Test
    void strayDirectoryIsNamed(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("bundles/extra"));

        assertThatThrownBy(() -> new Distribution(root).bundles()).hasMessageContaining("extra");
    }
}
