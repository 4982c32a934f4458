package io.vippet.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class VerifiedFilesTest {

    /** Of the text "abc". */
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    @Test
    void seesContentAndItsChange() throws IOException {
        Path file = directory.resolve("model");
        VerifiedFiles verified = new VerifiedFiles();
        assertThat(verified.holds(file, DIGEST)).isFalse();

        Files.writeString(file, "abc");
        assertThat(verified.holds(file, DIGEST)).isTrue();
        assertThat(verified.holds(file, "0".repeat(64))).isFalse();

        Files.writeString(file, "abd");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(verified.holds(file, DIGEST)).isFalse();
        assertThat(new VerifiedFiles().holds(file, DIGEST)).isFalse();

        Files.delete(file);
        assertThat(verified.holds(file, DIGEST)).isFalse();
    }

    @Test
    void doesNotReadAgainAfterRestart() throws IOException {
        Path file = directory.resolve("model");
        Files.writeString(file, "abc");
        FileTime time = FileTime.fromMillis(5_000);
        Files.setLastModifiedTime(file, time);
        assertThat(new VerifiedFiles().holds(file, DIGEST)).isTrue();

        // Same size and time, other content: only reading the file could tell.
        Files.writeString(file, "xyz");
        Files.setLastModifiedTime(file, time);
        assertThat(new VerifiedFiles().holds(file, DIGEST)).isTrue();
    }
}
