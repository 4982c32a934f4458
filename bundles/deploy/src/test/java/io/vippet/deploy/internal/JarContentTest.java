package io.vippet.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
        byte[] content = "plain as it is".getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry("data");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(content);
        }
        byte[] jar = bytes.toByteArray();
        jar[new String(jar, StandardCharsets.ISO_8859_1).indexOf("plain")] ^= 0x10;
        assertRefused(write(jar), "wrong checksum of data");
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
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("no colon here\n".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(write(bytes.toByteArray()), "has a manifest that cannot be read");
    }
}
