package io.vippet.runner.child;

import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import io.vippet.runner.protocol.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The child as the server sees it: a process with pipes. */
final class ChildProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final Event END = new Event.Warning("end of the channel", "", "");

    private final Process process;
    private final Lines lines = new Lines();
    private final BlockingQueue<Event> arrived = new LinkedBlockingQueue<>();
    private final List<Event> seen = new ArrayList<>();

    private ChildProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    static ChildProcess start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    static ChildProcess start(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new ChildProcess(builder.start());
    }

    /** A child that waits for commands. */
    static ChildProcess ready() throws IOException, InterruptedException {
        ChildProcess child = start();
        child.until(Event.Ready.class);
        return child;
    }

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.vippet.runner.child.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    Process process() {
        return process;
    }

    void send(Command command) throws IOException {
        process.getOutputStream().write((lines.format(command) + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void run(String launch) throws IOException {
        run(launch, 0, false, List.of());
    }

    void run(String launch, double seconds, boolean finishFiles, List<String> streamIds) throws IOException {
        send(new Command.Run(
                "test", launch, Command.Mode.NORMAL, seconds, !streamIds.isEmpty(), streamIds, finishFiles));
    }

    /** Everything heard so far. */
    List<Event> seen() {
        return seen;
    }

    <T extends Event> List<T> seen(Class<T> type) {
        return seen.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Event> T until(Class<T> type) throws InterruptedException {
        return type.cast(until(type::isInstance));
    }

    Event until(Predicate<Event> wanted) throws InterruptedException {
        while (true) {
            Event event = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null || event == END) {
                throw new AssertionError("Waited in vain, heard " + seen);
            }
            seen.add(event);
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Child does not end, heard " + seen);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                arrived.add(lines.event(line).orElseThrow());
            }
        } catch (IOException | RuntimeException e) {
            arrived.add(new Event.Error("not a message", e.toString(), ""));
        }
        arrived.add(END);
    }

    /** Reads a first line of other processes. */
    static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
}
