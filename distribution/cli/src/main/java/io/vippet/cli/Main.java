package io.vippet.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Entry point: {@code run}, {@code density}, {@code demo}, {@code wait}, {@code status} and {@code bench} against a running server. */
public final class Main {

    private static final long READY_MILLIS = 60_000;
    private static final long POLL_MILLIS = 100;

    private final Session session;

    private Main(Session session) {
        this.session = session;
    }

    /** Runs a command; exit code 0 on success, 1 when it failed, 2 when the words make no sense. */
    public static void main(String[] args) throws Exception {
        var session = Session.of(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        var words = List.of(args);
        try {
            new Main(session)
                    .command(
                            words.isEmpty() ? "" : words.getFirst(),
                            words.subList(Math.min(1, words.size()), words.size()));
        } catch (UsageException e) {
            System.err.println("vippet: " + e.getMessage());
            System.exit(2);
        } catch (CliException e) {
            System.err.println("vippet: " + e.getMessage());
            System.exit(1);
        }
    }

    private void command(String name, List<String> words) throws IOException, InterruptedException {
        switch (name) {
            case "run" -> {
                var arguments = new Arguments(words, Set.of("streams", "seconds"), 1);
                new Measurement(session)
                        .run(arguments.operand(0), arguments.count("streams", 1), arguments.number("seconds", 10, 1));
            }
            case "density" -> {
                var arguments = new Arguments(words, Set.of("fps", "seconds", "searches"), 1);
                new Density(session)
                        .run(
                                arguments.operand(0),
                                arguments.count("fps", 15),
                                arguments.number("seconds", 10, 1),
                                arguments.count("searches", 1));
            }
            case "demo" -> {
                noMore(words);
                new Demo(session).run();
            }
            case "wait" -> waitUntilReady();
            case "status" -> {
                noMore(words);
                new StatusReport(session).print();
            }
            case "bench" -> bench(words);
            default -> throw new UsageException("There is no command '" + name + "'; ./vippet help lists them.");
        }
    }

    private static void noMore(List<String> words) {
        if (!words.isEmpty()) {
            throw new UsageException("'" + words.getFirst() + "' means nothing to this command.");
        }
    }

    private void waitUntilReady() throws InterruptedException {
        var server = session.server();
        for (long waited = 0; waited < READY_MILLIS; waited += POLL_MILLIS) {
            var status = server.get("/status");
            if (status.path("ready").asBoolean()) {
                return;
            }
            if ("shutdown".equals(status.path("status").asText())) {
                throw new CliException("The server cannot become ready: "
                        + status.path("message").asText());
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new CliException("The server is not ready after 60 s: " + server.get("/status"));
    }

    private void bench(List<String> words) throws IOException, InterruptedException {
        var arguments = new Arguments(words, Set.of("rounds", "seconds", "kills", "clients"), 1);
        switch (arguments.operand(0)) {
            case "start" ->
                new StartBench(session.out(), session.distribution(), session.home()).run(arguments.count("rounds", 5));
            case "rest" ->
                new RestBench(session.out(), session.distribution(), session.home())
                        .run(arguments.count("rounds", 3), arguments.number("seconds", 5, 1));
            case "crash" ->
                new CrashBench(session.out(), session.distribution(), session.home()).run(arguments.count("kills", 25));
            case "metadata" ->
                new MetadataBench(session.out(), session.distribution(), session.home())
                        .run(arguments.count("rounds", 3), arguments.count("clients", 1_000));
            default ->
                throw new UsageException("There is no benchmark '" + arguments.operand(0)
                        + "'; there are: start, rest, crash, metadata, graph.");
        }
    }
}
