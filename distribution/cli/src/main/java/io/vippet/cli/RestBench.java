package io.vippet.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures how many requests a server answers and how fast: health, lists in full, unchanged and compressed. */
final class RestBench {

    private static final int CONNECTIONS = 16;
    private static final int READERS = 4;
    private static final String LIST = "/pipelines";

    /**
     * What is asked for.
     *
     * @param key in the line for machines
     * @param headers of each request
     * @param readers connections that read the list of pipelines meanwhile
     */
    private record Question(String key, String path, List<String> headers, int readers) {}

    private final PrintStream out;
    private final Path distribution;
    private final Path setUpHome;
    private final HttpClient http = HttpClient.newHttpClient();

    RestBench(PrintStream out, Path distribution, Path setUpHome) {
        this.out = out;
        this.distribution = distribution;
        this.setUpHome = setUpHome;
    }

    /**
     * Asks all questions in turn, again and again; prints the median of each and the line for machines.
     *
     * @param seconds that each question is asked in each round
     */
    void run(int rounds, double seconds) throws IOException, InterruptedException {
        var neighbours = new Neighbours();
        var cores = Cores.allowed();
        out.println(
                cores.several()
                        ? "The server is kept on core %d, its clients (wrk) on core %d."
                                .formatted(
                                        cores.numbers().get(0), cores.numbers().get(1))
                        : "The server and its clients (wrk) share the only core.");
        out.println("At the start: " + neighbours.atStart() + ".");
        var result = new StringBuilder("RESULT rest");
        long errors;
        try (var server = ScratchServer.start(distribution, setUpHome, cores.pin(0))) {
            server.await("/status", "ready");
            var wrk = new Wrk(cores.pin(1), server.home());
            String root = server.address() + "/api/v1";
            var questions = questions(root, new PipelinesFixture(Server.at(server.address())).create(), result);
            var seen = measure(wrk, root, questions, rounds, seconds);
            print(seen, result);
            errors = seen.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Wrk.Load::errors)
                    .sum();
        }
        double others = neighbours.cores();
        out.println(Neighbours.describe(others));
        out.printf(
                Locale.ROOT,
                "%s errors=%d connections=%d readers=%d rounds=%d seconds=%.0f pinned=%b other_cores=%.2f contended=%b%n",
                result,
                errors,
                CONNECTIONS,
                READERS,
                rounds,
                seconds,
                cores.several(),
                others,
                Neighbours.contended(others));
    }

    /** Asks each question once and makes sure that it is understood. */
    private List<Question> questions(String root, int pipelines, StringBuilder result)
            throws IOException, InterruptedException {
        for (var path : List.of("/health", "/devices", "/models")) {
            ask(root + path, 200);
        }
        var list = ask(root + LIST, 200);
        String tag = list.headers().firstValue("ETag").orElseThrow(() -> new CliException("The list has no ETag."));
        ask(root + LIST, 304, "If-None-Match", tag);
        var compressed = ask(root + LIST, 200, "Accept-Encoding", "gzip");
        if (!compressed.headers().allValues("Content-Encoding").contains("gzip")) {
            throw new CliException("The list is not compressed on request.");
        }
        out.printf(
                Locale.ROOT,
                "GET %s: fixture %s, %d pipelines, %,d bytes, %,d compressed.%n%n",
                LIST,
                PipelinesFixture.NAME,
                pipelines,
                list.body().length,
                compressed.body().length);
        result.append(" fixture=%s list_bytes=%d list_gzip_bytes=%d"
                .formatted(PipelinesFixture.NAME, list.body().length, compressed.body().length));
        return List.of(
                new Question("health", "/health", List.of(), 0),
                new Question("devices", "/devices", List.of(), 0),
                new Question("models", "/models", List.of(), 0),
                new Question("list", LIST, List.of(), 0),
                new Question("list_304", LIST, List.of("If-None-Match: " + tag), 0),
                new Question("list_gzip", LIST, List.of("Accept-Encoding: gzip"), 0),
                new Question("health_while_list", "/health", List.of(), READERS));
    }

    private HttpResponse<byte[]> ask(String url, int status, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != status) {
            throw new CliException(url + " answered " + answer.statusCode() + " instead of " + status + ".");
        }
        return answer;
    }

    private Map<Question, List<Wrk.Load>> measure(
            Wrk wrk, String root, List<Question> questions, int rounds, double seconds)
            throws IOException, InterruptedException {
        var seen = new LinkedHashMap<Question, List<Wrk.Load>>();
        out.println("round   question            requests/s     p50 ms     p99 ms       MB/s   errors");
        for (int round = 0; round <= rounds; round++) {
            for (var question : questions) {
                var load = measure(wrk, root, question, seconds);
                print(round == 0 ? "warm-up" : Integer.toString(round), question, load);
                if (round > 0) {
                    seen.computeIfAbsent(question, q -> new ArrayList<>()).add(load);
                }
            }
        }
        return seen;
    }

    private static Wrk.Load measure(Wrk wrk, String root, Question question, double seconds)
            throws IOException, InterruptedException {
        if (question.readers == 0) {
            return wrk.run(root + question.path, question.headers, CONNECTIONS, seconds);
        }
        var readers = wrk.start(root + LIST, List.of(), question.readers, seconds + 2);
        Thread.sleep(1000); // the readers begin before and end after
        var load = wrk.run(root + question.path, question.headers, CONNECTIONS, seconds);
        Wrk.result(readers);
        return load;
    }

    private void print(Map<Question, List<Wrk.Load>> seen, StringBuilder result) {
        out.println();
        seen.forEach((question, loads) -> {
            var median = new Wrk.Load(
                    median(loads, Wrk.Load::perSecond),
                    median(loads, Wrk.Load::p50),
                    median(loads, Wrk.Load::p99),
                    median(loads, Wrk.Load::megabytesPerSecond),
                    loads.stream().mapToLong(Wrk.Load::errors).sum());
            print("median", question, median);
            result.append(String.format(
                    Locale.ROOT,
                    " %s_rps=%.0f %s_p99_ms=%.2f",
                    question.key,
                    median.perSecond(),
                    question.key,
                    median.p99()));
        });
    }

    private void print(String round, Question question, Wrk.Load load) {
        out.printf(
                Locale.ROOT,
                "%-7s %-18s  %11.0f  %9.2f  %9.2f  %9.1f  %7d%n",
                round,
                question.key,
                load.perSecond(),
                load.p50(),
                load.p99(),
                load.megabytesPerSecond(),
                load.errors());
    }

    private static double median(List<Wrk.Load> loads, ToDoubleFunction<Wrk.Load> figure) {
        var sorted = loads.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
