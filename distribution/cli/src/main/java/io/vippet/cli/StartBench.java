package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures how fast a server starts and what it weighs: process start to first {@code /health}, process start to ready,
 * memory when idle, and a job's way from its acceptance to PLAYING with the warm spare child.
 */
final class StartBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SMALL_RUN = """
            {"pipeline_performance_specs":[{"pipeline":{"source":"description","pipeline_description":
            "videotestsrc num-buffers=60 ! video/x-raw,width=320,height=240 ! fakesink name=default_output_sink"}}]}""";

    private final PrintStream out;
    private final Path distribution;
    private final Path setUpHome;
    private String flags = "";

    StartBench(PrintStream out, Path distribution, Path setUpHome) {
        this.out = out;
        this.distribution = distribution;
        this.setUpHome = setUpHome;
    }

    /** One start: times in milliseconds, memory in MiB. */
    private record Round(double health, double ready, double server, double spare, double playing) {}

    /** Runs the rounds, prints a line each, the medians, and the line for machines. */
    void run(int rounds) throws IOException, InterruptedException {
        out.println("round   health ms   ready ms   server MiB   spare MiB   202->PLAYING ms");
        var all = new ArrayList<Round>();
        for (int i = 1; i <= rounds; i++) {
            var round = round();
            all.add(round);
            print(Integer.toString(i), round);
        }
        var median = new Round(
                median(all, Round::health),
                median(all, Round::ready),
                median(all, Round::server),
                median(all, Round::spare),
                median(all, Round::playing));
        print("median", median);
        out.println("flags of the server: " + flags);
        out.println("202->PLAYING is the server's own startup_ms: from leaving the empty queue to the state PLAYING");
        out.printf(
                Locale.ROOT,
                "RESULT start health_ms=%.0f ready_ms=%.0f rss_mib=%.0f spare_rss_mib=%.0f playing_ms=%.0f rounds=%d%n",
                median.health,
                median.ready,
                median.server,
                median.spare,
                median.playing,
                rounds);
    }

    private void print(String name, Round r) {
        out.printf(
                Locale.ROOT,
                "%-6s  %9.0f  %9.0f  %11.0f  %10.0f  %16.0f%n",
                name,
                r.health,
                r.ready,
                r.server,
                r.spare,
                r.playing);
    }

    private Round round() throws IOException, InterruptedException {
        try (var scratch = ScratchServer.start(distribution, setUpHome, List.of())) {
            double health = scratch.await("/health", "healthy");
            double ready = scratch.await("/status", "ready");
            Thread.sleep(4000);
            double spare = scratch.process()
                    .children()
                    .mapToDouble(child -> rss(child.pid()))
                    .max()
                    .orElse(0);
            double server = rss(scratch.process().pid());
            flags = flags(scratch.process().toHandle());
            return new Round(health, ready, server, spare, playing(Server.at(scratch.address())));
        }
    }

    /** Median of the start-up times that the server reports for small runs, each with a warm spare. */
    private static double playing(Server server) throws IOException, InterruptedException {
        var times = new double[5];
        for (int i = 0; i < times.length; i++) {
            String job = server.post("/tests/performance", JSON.readTree(SMALL_RUN))
                    .path("job_id")
                    .asText();
            JsonNode status;
            do {
                Thread.sleep(50);
                status = server.get("/jobs/tests/performance/" + job + "/status");
            } while ("RUNNING".equals(status.path("state").asText()));
            times[i] = status.path("startup_ms").asDouble(Double.NaN);
            Thread.sleep(2500); // the next spare warms up
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static String flags(ProcessHandle process) {
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .map(argument -> argument.replaceFirst("(AOTCache=).*/", "$1…/"))
                .collect(Collectors.joining(" "));
    }

    private static double rss(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double median(List<Round> rounds, java.util.function.ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
