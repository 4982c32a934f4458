package io.vippet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts load on a server with {@code wrk}, a process of its own with one thread: each connection asks again at once. */
final class Wrk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORT = "wrk-report.lua";

    /**
     * What one run has seen.
     *
     * @param perSecond answers per second
     * @param p50 milliseconds that half of the answers took at most
     * @param p99 milliseconds that 99 % of them took at most
     * @param megabytesPerSecond 10^6 bytes, heads included
     * @param errors broken connections, time-outs of 2 s, and answers from 400 on
     */
    record Load(double perSecond, double p50, double p99, double megabytesPerSecond, long errors) {

        /** Reads what the report script prints, in the midst of what wrk prints itself. */
        static Load of(String output) {
            var line = output.lines()
                    .filter(candidate -> candidate.startsWith("{"))
                    .findFirst()
                    .orElseThrow(() -> new CliException("wrk failed: " + output.strip()));
            try {
                var figures = JSON.readTree(line);
                double seconds = figures.path("duration").asDouble() / 1e6;
                return new Load(
                        figures.path("requests").asDouble() / seconds,
                        figures.path("p50").asDouble() / 1000,
                        figures.path("p99").asDouble() / 1000,
                        figures.path("bytes").asDouble() / 1e6 / seconds,
                        figures.path("errors").asLong());
            } catch (JsonProcessingException e) {
                throw new CliException("wrk printed no figures: " + output.strip());
            }
        }
    }

    private final List<String> launcher;
    private final Path script;

    /**
     * @param launcher command that starts commands, such as {@code taskset -c 1}; may be empty
     * @param directory for the script that wrk reads
     */
    Wrk(List<String> launcher, Path directory) throws IOException {
        this.launcher = launcher;
        script = directory.resolve(REPORT);
        try (var resource = Wrk.class.getResourceAsStream(REPORT)) {
            Files.write(script, resource.readAllBytes());
        }
    }

    /** Starts a run that ends by itself. */
    Process start(String url, List<String> headers, int connections, double seconds) throws IOException {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of("wrk", "-t1", "-c" + connections, "-s", script.toString()));
        command.add("-d" + String.format(Locale.ROOT, "%.0fs", seconds));
        for (var header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(url);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new CliException("wrk cannot be started (" + e.getMessage() + "); install the package wrk.");
        }
    }

    /** Runs to the end. */
    Load run(String url, List<String> headers, int connections, double seconds) throws IOException {
        return result(start(url, headers, connections, seconds));
    }

    static Load result(Process run) throws IOException {
        try (var output = run.getInputStream()) {
            return Load.of(new String(output.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
