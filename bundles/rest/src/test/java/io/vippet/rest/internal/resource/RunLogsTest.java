package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class RunLogsTest {

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("run.log.1"), "a\nb\n");
        Files.writeString(directory.resolve("run.log"), "c\nd\n");
        Files.writeString(directory.resolve("run-2.log"), "e\nf");
        Files.writeString(directory.resolve("run-10.log"), "g\n");
        Files.writeString(directory.resolve("hs_err_1.log"), "no log of a run\n");
    }

    @Test
    void allRunsAreToldInTheirOrder() throws IOException {
        assertThat(RunLogs.newest(directory, 100)).isEqualTo("a\nb\nc\nd\ne\nf\ng\n");
    }

    @Test
    void theNewestLinesAreKept() throws IOException {
        assertThat(RunLogs.newest(directory, 4)).isEqualTo("d\ne\nf\ng\n");
        assertThat(RunLogs.newest(directory, 1)).isEqualTo("g\n");
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() throws IOException {
        Files.write(directory.resolve("run-11.log"), new byte[] {'x', (byte) 0xff, '\n'});

        assertThat(RunLogs.newest(directory, 1)).isEqualTo("x\uFFFD\n");
    }

    @Test
    void whatNeverRanHasNoLog() throws IOException {
        assertThat(RunLogs.newest(directory.resolve("none"), 5)).isEmpty();
    }
}
