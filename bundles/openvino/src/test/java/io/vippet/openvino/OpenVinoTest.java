package io.vippet.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.openvino.OpenVinoException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenVinoTest {
    @Test
    void namesTheDirectoryThatHasNoRuntime(@TempDir Path empty) {
        assertThatThrownBy(() -> OpenVino.load(empty))
                .isInstanceOfSatisfying(
                        OpenVinoException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIBRARY))
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> OpenVino.load(empty.resolve("missing")))
                .isInstanceOfSatisfying(
                        OpenVinoException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIBRARY));
    }

    @Test
    void saysSoWhenTheFileIsNoLibrary(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("libopenvino_c.so.1"), "not a library");
        assertThatThrownBy(() -> OpenVino.load(directory))
                .isInstanceOfSatisfying(
                        OpenVinoException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIBRARY))
                .hasMessageContaining("libopenvino_c.so.1");
    }

    @Test
    void refusesRuntimesBefore2025() {
        OpenVino.requireSupported("2025.0.0-17942-1f68be9f594-releases/2025/0");
        OpenVino.requireSupported("2026.4.1-22982");
        for (String old : new String[] {"2024.6.0-17404", "2022.3.1-9227", "custom", ""}) {
            assertThatThrownBy(() -> OpenVino.requireSupported(old))
                    .isInstanceOfSatisfying(
                            OpenVinoException.class, e -> assertThat(e.kind()).isEqualTo(Kind.VERSION));
        }
    }
}
