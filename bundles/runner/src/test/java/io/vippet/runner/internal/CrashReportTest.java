package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class CrashReportTest {

    private static final List<String> REPORT = List.of(
            "#",
            "# A fatal error has been detected by the Java Runtime Environment:",
            "#",
            "#  SIGSEGV (0xb) at pc=0x00007f3c, pid=77, tid=78",
            "#",
            "# JRE version: OpenJDK Runtime Environment (25.0)",
            "# Problematic frame:",
            "# C  [libgstopenh264.so+0x1a2b]  encode_frame+0x10",
            "#");

    @TempDir
    Path directory;

    @Test
    void namesSignalAndFrame() {
        assertThat(CrashReport.frame(REPORT)).isEqualTo("SIGSEGV in C  [libgstopenh264.so+0x1a2b]  encode_frame+0x10");
    }

    @Test
    void saysSoWhenTheReportIsCut() {
        assertThat(CrashReport.frame(REPORT.subList(0, 7))).isEqualTo("SIGSEGV in an unknown frame");
    }

    @Test
    void movesTheReportToTheLogsOfTheRun() throws Exception {
        Path report = Files.write(directory.resolve("hs_err_77.log"), REPORT);
        Path logs = Files.createDirectory(directory.resolve("job"));

        assertThat(CrashReport.collect(report, logs))
                .hasValueSatisfying(t -> assertThat(t).contains("libgstopenh264"));
        assertThat(report).doesNotExist();
        assertThat(logs.resolve("hs_err_77.log")).exists();
    }

    @Test
    void isEmptyWithoutAReport() {
        assertThat(CrashReport.collect(directory.resolve("hs_err_1.log"), directory))
                .isEmpty();
    }
}
