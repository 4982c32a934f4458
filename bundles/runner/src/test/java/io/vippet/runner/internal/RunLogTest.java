package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class RunLogTest {

    @TempDir
    Path directory;

    @Test
    void keepsTheNewestLinesWithinItsLimit() throws Exception {
        try (RunLog log = new RunLog(directory, 20_000)) {
            for (int i = 0; i < 10_000; i++) {
                log.line("child", "line " + i);
            }
        }

        long size = Files.size(directory.resolve("run.log")) + Files.size(directory.resolve("run.log.1"));
        assertThat(size).isLessThan(21_000);
        assertThat(directory.resolve("run.log")).content().endsWith("child line 9999\n");
    }

    @Test
    void aFloodIsTakenInSamples() throws Exception {
        try (RunLog log = new RunLog(directory, 8 << 20)) {
            for (int i = 0; i < 100_000; i++) {
                log.line("child", "line " + i);
            }
        }

        assertThat(Files.readAllLines(directory.resolve("run.log")))
                .hasSizeLessThan(50_000)
                .anySatisfy(line -> assertThat(line).endsWith(" lines are left out here"))
                .last()
                .asString()
                .endsWith("child line 99999");
    }

    @Test
    void givesEveryRunOfAJobItsOwnFile() {
        new RunLog(directory, 1000).close();
        new RunLog(directory, 1000).close();

        assertThat(directory.resolve("run.log")).exists();
        assertThat(directory.resolve("run-2.log")).exists();
    }

    @Test
    void masksCredentials() {
        try (RunLog log = new RunLog(directory, 1000)) {
            log.line("server", "rtspsrc location=rtsp://a:b@c user-pw=x");
        }

        assertThat(directory.resolve("run.log")).content().contains("rtsp://***@c user-pw=***");
    }

    @Test
    void aMissingDirectoryDoesNotDisturb() {
        try (RunLog log = new RunLog(directory.resolve("gone"), 1000)) {
            log.line("server", "unheard");
        }

        assertThat(directory.resolve("gone")).doesNotExist();
    }
}
