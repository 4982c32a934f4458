package io.vippet.runner.internal;

import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import io.vippet.runner.protocol.Lines;
import io.vippet.runner.protocol.ProtocolException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A child process: its pipes are read from start to end, whoever listens. Thread-safe. */
final class Child {

    private static final int LONGEST_MESSAGE = 64 << 20; // a list of all elements takes some megabytes
    private static final int LONGEST_TEXT = 64 << 10;
    private static final long DRAIN_MILLIS = 2_000;

    private final Process process;
    private final Path crashReport;
    private final Lines lines;
    private final Thread messages;
    private final Thread text;
    private final Tail tail = new Tail(40);
    private final CompletableFuture<Event.Ready> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    // A child that does not read would block the writer, so nobody else may wait for it.
    private final ExecutorService stdin = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-stdin").factory());
    private volatile ChildListener listener = ChildListener.NONE;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean occupied;

    Child(Process process, Path crashReport, Lines lines) {
        this.process = process;
        this.crashReport = crashReport;
        this.lines = lines;
        messages = reader("child-events", new LineReader(process.getInputStream(), LONGEST_MESSAGE), this::message);
        text = reader("child-text", new LineReader(process.getErrorStream(), LONGEST_TEXT), this::text);
        Thread.ofVirtual().name("child-end").start(this::awaitEnd);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Completed when the child said that it waits for commands. */
    CompletableFuture<Event.Ready> ready() {
        return ready;
    }

    /** Completed with the exit code, -n for signal n, after all output has been delivered. */
    CompletableFuture<Integer> exit() {
        return exit;
    }

    /** The last lines of text. */
    List<String> tail() {
        return tail.lines();
    }

    Path crashReport() {
        return crashReport;
    }

    /** Monotonic time of the last message, nanoseconds; at first the start of the child. */
    long lastSign() {
        return lastSign;
    }

    /** Sets who hears from now on. */
    void listen(ChildListener newListener) {
        listener = newListener;
    }

    /** Whether it was given a run, which it may need some time to end. */
    boolean occupied() {
        return occupied;
    }

    /** Sends a command; returns at once. */
    void send(Command command) {
        occupied |= command instanceof Command.Run;
        write(() -> {
            OutputStream out = process.getOutputStream();
            out.write((lines.format(command) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    /** Ends a child that is not needed: closes its input, kills it when it does not go. Returns at once. */
    void discard(long graceMillis) {
        write(() -> process.getOutputStream().close());
        Thread.ofVirtual().name("child-discard").start(() -> {
            try {
                if (!process.waitFor(java.time.Duration.ofMillis(graceMillis))) {
                    kill();
                }
            } catch (InterruptedException e) {
                kill();
            }
        });
    }

    void terminate() {
        ProcessGroup.terminate(pid());
    }

    void kill() {
        ProcessGroup.kill(pid());
    }

    private void write(IoAction action) {
        try {
            stdin.execute(() -> {
                try {
                    action.run();
                } catch (IOException e) {
                    // The child has gone; its exit tells the rest.
                }
            });
        } catch (RejectedExecutionException e) {
            // Gone as well.
        }
    }

    private void message(String line) {
        // Native code that writes past the channel's owner may leave half a line in front of a message.
        int start = Math.max(0, line.indexOf("{\"type\":"));
        try {
            lines.event(line.substring(start)).ifPresent(this::message);
            if (start > 0) {
                text(line.substring(0, start));
            }
        } catch (ProtocolException e) {
            text(line);
        }
    }

    private void message(Event event) {
        lastSign = System.nanoTime();
        if (event instanceof Event.Ready r) {
            ready.complete(r);
        }
        if (event instanceof Event.Error error && !ready.isDone()) {
            tail.add(error.message());
        }
        listener.event(event);
    }

    private void text(String line) {
        if (VectorModule.isNotice(line)) {
            return;
        }
        String masked = Masking.mask(line);
        tail.add(masked);
        listener.text(masked);
    }

    private void awaitEnd() {
        try {
            int code = process.waitFor();
            // A grandchild would keep the pipes open.
            ProcessGroup.killRemains(pid());
            messages.join(DRAIN_MILLIS);
            text.join(DRAIN_MILLIS);
            stdin.shutdown();
            exit.complete(code > 128 ? 128 - code : code);
        } catch (InterruptedException e) {
            exit.completeExceptionally(e);
        }
    }

    private static Thread reader(String name, LineReader reader, java.util.function.Consumer<String> consumer) {
        return Thread.ofPlatform().daemon().name(name).start(() -> reader.readAll(consumer));
    }

    private interface IoAction {
        void run() throws IOException;
    }
}
