package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class PidFilesTest {

    @TempDir
    Path directory;

    private Process process;

    @BeforeEach
    void start() throws Exception {
        process = new ProcessBuilder("setsid", "sleep", "1000").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void killsTheChildOfAServerThatIsGone() throws Exception {
        new PidFiles(directory).add(process.pid());
        Path file = directory.resolve("child-" + process.pid());
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), "1 0 another-boot"));

        new PidFiles(directory).sweep();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesTheChildOfALivingServerAlone() throws Exception {
        new PidFiles(directory).add(process.pid());

        new PidFiles(directory).sweep();

        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(directory.resolve("child-" + process.pid())).exists();
    }

    @Test
    void leavesAnotherProcessAloneThatGotTheSamePid() throws Exception {
        Path file = directory.resolve("child-" + process.pid());
        Files.write(file, List.of(process.pid() + " 12 another-boot", "1 0 another-boot"));

        new PidFiles(directory).sweep();

        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void forgetsAFileThatWasCutShort() throws Exception {
        Path file = directory.resolve("child-" + process.pid());
        Files.writeString(file, "");

        new PidFiles(directory).sweep();

        assertThat(file).doesNotExist();
    }

    @Test
    void doesNothingWithoutADirectory() {
        new PidFiles(directory.resolve("gone")).sweep();

        assertThat(directory.resolve("gone")).doesNotExist();
    }
}
