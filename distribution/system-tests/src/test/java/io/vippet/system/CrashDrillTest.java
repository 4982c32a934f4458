package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench crash} on the assembled server. */
class CrashDrillTest {

    private static final int KILLS = Boolean.getBoolean("vippet.tests.long") ? 300 : 25;

    @TempDir
    Path home;

    @Test
    void killedServersLoseNothing() throws Exception {
        var setUp = System.getenv("VIPPET_HOME");
        Assumptions.assumeTrue(setUp != null, "VIPPET_HOME must name a home that ./vippet setup has filled");
        for (var shared : List.of("openvino", "models", "cache")) {
            if (Files.exists(Path.of(setUp, shared))) {
                Files.createSymbolicLink(home.resolve(shared), Path.of(setUp, shared));
            }
        }

        var lines = drill();

        assertThat(lines.getLast()).startsWith("RESULT crash kills=" + KILLS).contains(" faults=0 ");
    }

    private List<String> drill() throws IOException, InterruptedException {
        var distribution = System.getProperty("vippet.distribution");
        var output = home.resolve("drill.txt");
        var drill = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dvippet.home=" + home,
                        "-Dvippet.distribution=" + distribution,
                        "-cp",
                        distribution + "/lib/cli/*",
                        "io.vippet.cli.Main",
                        "bench",
                        "crash",
                        "--kills",
                        Integer.toString(KILLS))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        drill.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit = drill.start().waitFor();
        var lines = Files.readAllLines(output);
        assertThat(exit).as(String.join("\n", lines)).isZero();
        lines.forEach(System.out::println);
        return lines;
    }
}
