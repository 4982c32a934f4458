package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entry point: {@code run}, {@code demo}, {@code wait}, {@code status} and {@code bench} against a running server. */
public final class Main {

    private static final String USAGE =
            "usage: run <pipeline>/<variant> [--streams n] [--seconds s] | demo | wait | status | bench start|rest";

    private final PrintStream out;
    private final Server server;
    private final Map<String, String> options;

    private Main(PrintStream out, Map<String, String> options) {
        this.out = out;
        this.options = options;
        this.server = Server.at(options.getOrDefault("server", "http://127.0.0.1:7860"));
    }

    /** Runs a command; exit code 0 on success, 1 when it failed, 2 when the words make no sense. */
    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var words = List.of(args);
            var main = new Main(out, options(words));
            switch (words.isEmpty() ? "" : words.getFirst()) {
                case "run" -> main.run(words.size() > 1 ? words.get(1) : "");
                case "demo" -> main.demo();
                case "wait" -> main.waitUntilReady();
                case "status" -> main.status();
                case "bench" -> main.bench(words.size() > 1 ? words.get(1) : "");
                default -> usage(USAGE);
            }
        } catch (CliException e) {
            out.println();
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void usage(String text) {
        System.err.println(text);
        System.exit(2);
    }

    private static Map<String, String> options(List<String> words) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith("--")) {
                if (i + 1 == words.size()) {
                    throw new CliException("The option " + words.get(i) + " needs a value.");
                }
                options.put(words.get(i).substring(2), words.get(++i));
            }
        }
        return options;
    }

    private double option(String name, double defaultValue) {
        var text = options.get(name);
        try {
            return text == null ? defaultValue : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new CliException("--" + name + " must be a number, not '" + text + "'.");
        }
    }

    private ProgressBar bar(String label) {
        return new ProgressBar(out, "1".equals(options.get("terminal")), label);
    }

    private void waitUntilReady() throws InterruptedException {
        for (int tenths = 0; tenths < 600; tenths++) {
            var status = server.get("/status");
            if (status.path("ready").asBoolean()) {
                return;
            }
            if ("shutdown".equals(status.path("status").asText())) {
                throw new CliException("The server cannot become ready: "
                        + status.path("message").asText());
            }
            Thread.sleep(100);
        }
        throw new CliException("The server is not ready after 60 s: " + server.get("/status"));
    }

    private void bench(String name) throws IOException, InterruptedException {
        var distribution = Path.of(options.get("distribution"));
        var home = Path.of(options.get("home"));
        switch (name) {
            case "start" -> new StartBench(out, distribution, home).run((int) option("rounds", 5));
            case "rest" -> new RestBench(out, distribution, home).run((int) option("rounds", 3), option("seconds", 5));
            default -> throw new CliException("There is no benchmark '" + name + "'; there are: start, rest, graph.");
        }
    }

    private void status() {
        var status = server.get("/status");
        var report = new Report(out);
        report.line("Server", options.getOrDefault("server", ""));
        report.line(
                "Status",
                status.path("status").asText()
                        + (status.path("message").isNull()
                                ? ""
                                : ": " + status.path("message").asText()));
        if (status.path("ready").asBoolean()) {
            report.line(
                    "Pipelines",
                    String.join(
                            ", ",
                            server.get("/pipelines")
                                    .valueStream()
                                    .map(p -> p.path("id").asText())
                                    .toList()));
        }
    }

    private JsonNode variant(PerformanceRun run) {
        return server.get("/pipelines/" + run.pipeline())
                .path("variants")
                .valueStream()
                .filter(v -> run.variant().equals(v.path("id").asText()))
                .findFirst()
                .orElseThrow(() -> new CliException("The pipeline " + run.pipeline() + " has no variant "
                        + run.variant() + "; GET /api/v1/pipelines lists what there is."));
    }

    private void run(String name) throws InterruptedException {
        var parts = name.split("/", 2);
        if (parts.length < 2) {
            throw new CliException("Name a variant as <pipeline>/<variant>, for instance people-and-vehicles/cpu.");
        }
        double seconds = option("seconds", 10);
        var run = new PerformanceRun(
                parts[0], parts[1], (int) option("streams", 1), seconds, "disabled", "disabled", seconds + 1);
        measure(run, "measure");
    }

    private JsonNode measure(PerformanceRun run, String label) throws InterruptedException {
        var variant = variant(run);
        JsonNode status;
        try (var bar = bar(label)) {
            status = run.run(server, bar);
        }
        out.println();
        new Report(out).print(run, status, server.get("/devices"), variant);
        return status;
    }

    private void demo() throws IOException, InterruptedException {
        out.println("Measuring people-and-vehicles on the CPU, output disabled:");
        var measured = new PerformanceRun(
                "people-and-vehicles", "cpu", 1, option("seconds", 10), "disabled", "file", option("seconds", 10) + 1);
        var status = measure(measured, "measure");

        out.println();
        out.println("Writing the annotated video:");
        double frames = server.get("/videos")
                .valueStream()
                .filter(v -> "vtest.mp4".equals(v.path("filename").asText()))
                .mapToDouble(v -> v.path("frame_count").asDouble())
                .findFirst()
                .orElse(800);
        var file = new PerformanceRun(
                "people-and-vehicles",
                "cpu",
                1,
                0,
                "file",
                "file",
                1 + 1.3 * frames / status.path("total_fps").asDouble(50));
        JsonNode written;
        try (var bar = bar("annotate")) {
            written = file.run(server, bar);
        }
        var paths = written.path("video_output_paths").path(file.id());
        var home = Path.of(options.getOrDefault("home", ""));
        var video = home.resolve(paths.path(paths.size() - 1).asText().replaceFirst("^/", ""));
        if (paths.isEmpty() || !Files.exists(video)) {
            throw new CliException("The run left no video.");
        }
        var picture = video.resolveSibling("annotated.jpg");
        AnnotatedPicture.take(video, picture, Showcase.frame(frames(written, file)));
        out.println();
        var report = new Report(out);
        report.line("Video", video.toString());
        report.line("Picture", picture.toString());
    }

    /** Metadata of the frames that a run wrote, at most the last 1000. */
    private List<JsonNode> frames(JsonNode status, PerformanceRun run) {
        var stream = status.path("metadata_stream_urls").path(run.id()).path(0).asText();
        return server.get(stream.replaceFirst("/stream$", "?limit=1000"))
                .valueStream()
                .toList();
    }
}
