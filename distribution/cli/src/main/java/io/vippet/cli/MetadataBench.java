package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measures how long a record takes from its file to the clients of its stream: to one client, and to many of which one
 * reads nothing. The records are written by this process into the file of a real run. What this machine can do at best
 * is measured beside it, with {@link BareStream}.
 */
final class MetadataBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 150;
    /** Records before those that count: until then the server bids the clients of the turn before goodbye. */
    private static final int FIRST = 15;

    private static final long INTERVAL_NANOS = 33_000_000; // a camera's rate
    private static final int RECORD_BYTES = 700; // as for some three detections
    private static final int BACKLOG = 12_000; // more than the buffers of a connection take
    /** Publishes nothing by itself: nothing is detected. */
    private static final String LAUNCH = "videotestsrc is-live=true ! video/x-raw,width=16,height=16,framerate=1/1"
            + " ! gvametaconvert ! gvametapublish ! fakesink name=default_output_sink";

    /** Who serves how many clients, and what they have seen. */
    private record Turn(String server, int clients, List<Ages> ages) {

        Turn(String server, int clients) {
            this(server, clients, new ArrayList<>());
        }
    }

    /** Takes a record on its way. */
    private interface Sink {
        void accept(String record) throws IOException;
    }

    /** What the clients of one turn have seen, in milliseconds. */
    private record Ages(double p50, double p99, double max, long lost) {}

    private final PrintStream out;
    private final Path distribution;
    private final Path setUpHome;

    MetadataBench(PrintStream out, Path distribution, Path setUpHome) {
        this.out = out;
        this.distribution = distribution;
        this.setUpHome = setUpHome;
    }

    /** Measures one client and {@code clients} in turn, {@code rounds} times after a warm-up. */
    void run(int rounds, int clients) throws IOException, InterruptedException {
        var neighbours = new Neighbours();
        out.printf(
                "At the start: %s.%n%d records of %d bytes each turn, 30 per second.%n%n",
                neighbours.atStart(), RECORDS, RECORD_BYTES);
        var one = new Turn("vippet", 1);
        var many = new Turn("vippet", clients);
        var bare = new Turn("bare", clients);
        try (var server = ScratchServer.start(distribution, setUpHome, List.of());
                var sockets = BareStream.open()) {
            server.await("/status", "ready");
            var api = Server.at(server.address());
            var stream = URI.create(server.address() + "/api/v1" + stream(api));
            var file = file(server.home());
            Sink append = record -> Files.writeString(file, record, StandardOpenOption.APPEND);
            append.accept(record("{\"backlog\":true").repeat(BACKLOG));
            out.println("round    server  clients     p50 ms     p99 ms     max ms   lost");
            for (int round = 0; round <= rounds; round++) {
                for (var turn : List.of(one, many, bare)) {
                    var ages = turn == bare
                            ? measure(sockets.address(), sockets::send, clients, false)
                            : measure(stream, append, turn.clients(), turn == many);
                    print(round == 0 ? "warm-up" : Integer.toString(round), turn, ages);
                    if (round > 0) {
                        turn.ages().add(ages);
                    }
                }
            }
        }
        for (var turn : List.of(one, many, bare)) {
            print("median", turn, median(turn.ages()));
        }
        report(median(one.ages()), median(many.ages()), median(bare.ages()), clients, neighbours.cores());
    }

    private void report(Ages one, Ages many, Ages bare, int clients, double others) {
        out.println(Neighbours.describe(others));
        out.printf(
                Locale.ROOT,
                "RESULT metadata p50_ms=%.2f p99_ms=%.2f max_ms=%.2f clients=%d slow_clients=1 lost=%d"
                        + " one_p50_ms=%.2f one_p99_ms=%.2f bare_p50_ms=%.2f bare_p99_ms=%.2f"
                        + " other_cores=%.2f contended=%b%n",
                many.p50(),
                many.p99(),
                many.max(),
                clients,
                many.lost() + one.lost(),
                one.p50(),
                one.p99(),
                bare.p50(),
                bare.p99(),
                others,
                Neighbours.contended(others));
    }

    /** Starts the run; returns the path of its stream. */
    private static String stream(Server api) throws InterruptedException {
        var test = JSON.createObjectNode();
        test.putArray("pipeline_performance_specs")
                .addObject()
                .putObject("pipeline")
                .put("source", "description")
                .put("pipeline_description", LAUNCH);
        test.putObject("execution_config").put("metadata_mode", "file");
        var job = api.post("/tests/performance", test).path("job_id").asText();
        JsonNode status;
        do {
            Thread.sleep(50);
            status = api.get("/jobs/tests/performance/" + job + "/status");
            if (!status.path("state").asText().equals("RUNNING")) {
                throw new CliException("The run ended: " + status.path("details"));
            }
        } while (status.path("metadata_stream_urls").isEmpty());
        return status.path("metadata_stream_urls").iterator().next().path(0).asText();
    }

    /** Waits until the run has opened its file. */
    private static Path file(Path home) throws IOException, InterruptedException {
        while (true) {
            try (var files = Files.walk(home.resolve("metadata"))) {
                var found =
                        files.filter(file -> file.toString().endsWith(".jsonl")).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            Thread.sleep(50);
        }
    }

    private static Ages measure(URI stream, Sink sink, int clients, boolean slow)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamClients.class.getName(),
                        stream.toString(),
                        Integer.toString(clients),
                        Integer.toString(RECORDS),
                        Boolean.toString(slow))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            expect(said, "ready");
            write(sink);
            var figures = JSON.readTree(expect(said, "{"));
            return new Ages(
                    figures.path("p50").asDouble(),
                    figures.path("p99").asDouble(),
                    figures.path("max").asDouble(),
                    figures.path("lost").asLong());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String expect(BufferedReader said, String beginning) throws IOException {
        var others = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            others.append(line).append('\n');
        }
        throw new CliException("The clients failed: " + others.toString().strip());
    }

    private static void write(Sink sink) throws IOException, InterruptedException {
        long next = System.nanoTime();
        for (int i = -FIRST; i < RECORDS; i++) {
            next += INTERVAL_NANOS;
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            sink.accept(record(i < 0 ? "{\"first\":true" : StreamClients.TIMED + System.nanoTime()));
        }
    }

    private static String record(String beginning) {
        return beginning + ",\"objects\":\"" + "x".repeat(RECORD_BYTES - beginning.length()) + "\"}\n";
    }

    private void print(String round, Turn turn, Ages ages) {
        out.printf(
                Locale.ROOT,
                "%-7s  %-6s  %7d  %9.2f  %9.2f  %9.2f  %5d%n",
                round,
                turn.server(),
                turn.clients(),
                ages.p50(),
                ages.p99(),
                ages.max(),
                ages.lost());
    }

    private static Ages median(List<Ages> ages) {
        return new Ages(
                median(ages, Ages::p50),
                median(ages, Ages::p99),
                median(ages, Ages::max),
                ages.stream().mapToLong(Ages::lost).sum());
    }

    private static double median(List<Ages> ages, ToDoubleFunction<Ages> figure) {
        var sorted = ages.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
