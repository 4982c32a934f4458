package io.vippet.pipelines.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Locations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class PackCheckTest {

    @TempDir
    Path home;

    private TestStore store;
    private PipelineRegistry registry;
    private PackCheck check;

    @BeforeEach
    void open() {
        store = new TestStore(home);
        References references = new References(
                new Locations("/labels", "/scripts", "/images", "/videos"), List::of, name -> Optional.empty());
        registry = new PipelineRegistry(references, Visibility.standard(), store.pipelines);
        check = new PackCheck(registry);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    @Test
    void aPackInOrderIsFineAndNotTakenYet() throws IOException {
        assertThat(check.complaint(pack("pipelines/*.yaml", "videotestsrc ! fakesink")))
                .isEmpty();
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void theFileAndWhatIsWrongAreNamed() throws IOException {
        assertThat(check.complaint(pack("pipelines/*.yaml", "videotestsrc ! ,width=3 ! fakesink")))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("is a pack that would be refused: bars.yaml: ")
                        .doesNotEndWith("."));
        assertThat(check.complaint(pack("pipelines/*.yaml", "[a, b")))
                .hasValueSatisfying(text -> assertThat(text).contains("pipelines/bars.yaml"));
        assertThat(check.complaint(pack("pipelines/other.yaml", "videotestsrc ! fakesink")))
                .hasValueSatisfying(text -> assertThat(text).contains("Vippet-Pipelines", "pipelines/other.yaml"));
    }

    @Test
    void otherBundlesAreNobodysBusinessHere() throws IOException {
        assertThat(check.complaint(pack(null, "[a, b"))).isEmpty();
    }

    private Path pack(@Nullable String header, String launch) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (header != null) {
            manifest.getMainAttributes().putValue("Vippet-Pipelines", header);
        }
        Path jar = home.resolve("bars.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("pipelines/bars.yaml"));
            out.write("""
                    name: Bars
                    definition: A picture.
                    variants:
                      - name: CPU
                        pipeline_description: %s
                    """.formatted(launch).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }
}
