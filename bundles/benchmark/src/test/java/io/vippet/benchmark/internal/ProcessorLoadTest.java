package io.vippet.benchmark.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class ProcessorLoadTest {

    private static final long TEN_SECONDS = 10_000_000_000L;

    @TempDir
    Path proc;

    /** Two processors, ten seconds: a load of others above one processor-second is a disturbance. */
    @ParameterizedTest
    @CsvSource({"1500, 1500, false", "1500, 1420, false", "1500, 1390, true", "2000, 0, true", "100, 120, false"})
    void subtractsOwnWorkFromAllWork(long all, long own, boolean contended) throws IOException {
        write(5000, 400, 0);
        ProcessorLoad load = new ProcessorLoad(proc, 2, 0);
        write(5000 + all, 400 + own, 0);

        assertThat(load.seen(TEN_SECONDS).contended()).isEqualTo(contended);
    }

    @Test
    void pressureIsTheShareOfTimeInWhichATaskWaited() throws IOException {
        write(0, 0, 1_000_000);
        ProcessorLoad load = new ProcessorLoad(proc, 2, 0);
        write(0, 0, 3_500_000);

        assertThat(load.seen(TEN_SECONDS).pressure()).isEqualTo(25.0);
    }

    @Test
    void saysNothingWhereTheKernelDoesNot() {
        ProcessorLoad.Seen seen = new ProcessorLoad(proc, 2, 0).seen(TEN_SECONDS);

        assertThat(seen.pressure()).isNull();
        assertThat(seen.contended()).isNull();
    }

    @Test
    void readsThisMachine() {
        ProcessorLoad.Seen seen = new ProcessorLoad().seen(System.nanoTime() + TEN_SECONDS);

        assertThat(seen.contended()).isNotNull();
    }

    private void write(long all, long own, long waited) throws IOException {
        // Waiting for the disk is no work, stolen time is.
        Files.writeString(
                proc.resolve("stat"),
                "cpu  " + (all - 10) + " 2 3 999 " + own + " 1 1 3 7 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(
                proc.resolve("self/stat"),
                "42 (a (strange) name) S 1 42 42 0 -1 0 1 2 3 4 " + (own - 30) + " 10 15 5 20 0 7 0 99 1 2 3\n");
        Files.createDirectories(proc.resolve("pressure"));
        Files.writeString(
                proc.resolve("pressure/cpu"),
                "some avg10=0.00 avg60=0.00 avg300=0.00 total=" + waited + "\nfull avg10=0.00 total=5\n");
    }
}
