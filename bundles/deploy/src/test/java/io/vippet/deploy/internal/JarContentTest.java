package io.vippet.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class JarContentTest {

    @TempDir
    Path folder;

    private Path write(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("a.jar"), bytes);
    }

    private void assertRefused(Path jar, String reason) {
        assertThatThrownBy(() -> JarContent.read(jar))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void readsSymbolicNameWithoutDirectives() throws Exception {
        Path jar = write(TestJar.bundle("acme.a; singleton:=true", "1.0.0").bytes());
        assertThat(JarContent.read(jar).symbolicName()).isEqualTo("acme.a");
    }

    @Test
    void refusesEveryTruncation() throws Exception {
        byte[] whole = TestJar.bundle("acme.a", "1.0.0").bytes();
        for (int length = 0; length < whole.length; length += 7) {
            assertRefused(write(Arrays.copyOf(whole, length)), "is no intact jar");
        }
    }

    @Test
    void refusesDamagedContentBehindIntactDirectory() throws Exception {
        byte[] jar = TestJar.bundle("acme.a", "1.0.0")
                .entry("data", "not to be compressed".getBytes(StandardCharsets.UTF_8))
                .bytes();
        int local = new String(jar, StandardCharsets.ISO_8859_1).indexOf("data");
        jar[local + 8] ^= 0x10;
        assertRefused(write(jar), "is no intact jar");
    }

    @Test
    void refusesFragment() throws Exception {
        assertRefused(
                write(TestJar.bundle("acme.a", "1.0.0")
                        .header("Fragment-Host", "acme.b")
                        .bytes()),
                "is a fragment");
    }

    @Test
    void refusesManifestThatCannotBeRead() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("no colon here\n".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(write(bytes.toByteArray()), "has a manifest that cannot be read");
    }
}
