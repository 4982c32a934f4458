package io.vippet.runner.child.internal;

import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Measurements;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import io.vippet.runner.protocol.Lines;
import io.vippet.runner.protocol.ProtocolException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of the child: warm up, say that it is ready, do one run or answer questions, end. */
public final class Child {

    private final Lines lines;
    private final EventSink events;
    private final Measurements measurements = new Measurements();
    private final Heartbeat heartbeat;
    private @Nullable JavaElements elements;
    private @Nullable Inspection inspection;
    private @Nullable PipelineRun run;

    public Child(Lines lines, EventChannel events) {
        this.lines = lines;
        this.events = events;
        this.heartbeat = new Heartbeat(measurements, events);
    }

    /** Ends this process at once: exit handlers of native libraries have crashed more often than helped. */
    public static void exit(int code) {
        Posix.exit(code);
    }

    /**
     * Initialises, registers, warms up, and tells the server.
     *
     * @return whether this child can run pipelines; if not, the reason has been sent
     */
    public boolean prepare() {
        heartbeat.start();
        try {
            Gst.init();
            JavaElements registered = JavaElements.register(measurements);
            Optional<ElementProvider.Engine> engine = registered.engine();
            WarmUp.run(registered, measurements, events);
            warmUpMessages();
            elements = registered;
            inspection = new Inspection(registered);
            events.send(new Event.Ready(
                    Lines.VERSION,
                    ProcessHandle.current().pid(),
                    Gst.version(),
                    engine.map(ElementProvider.Engine::name).orElse(null),
                    engine.map(ElementProvider.Engine::version).orElse(null),
                    registered.nativeInference(),
                    registered.registered().stream().sorted().toList()));
            return true;
        } catch (GstException e) {
            events.send(
                    new Event.Error("", String.valueOf(e.getMessage()), e.kind().name()));
            return false;
        }
    }

    /** Reads and writes the messages of a run once; the first of a kind costs some 50 ms. */
    private void warmUpMessages() {
        Command.Run run = new Command.Run("warm-up", "", Command.Mode.NORMAL, 0, true, List.of("a__b"), false);
        lines.command(lines.format(run));
        lines.format(new Event.State("PLAYING", 0));
        lines.format(new Event.Heartbeat(0, 0));
        lines.format(new Event.Eos());
    }

    /** Obeys until stdin ends. */
    public void obey() throws IOException {
        try (BufferedReader stdin = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
            for (String line = stdin.readLine(); line != null; line = stdin.readLine()) {
                long arrived = System.nanoTime();
                try {
                    lines.command(line).ifPresent(command -> obey(command, arrived));
                } catch (ProtocolException e) {
                    events.send(new Event.Warning("", String.valueOf(e.getMessage()), ""));
                }
            }
        }
    }

    private void obey(Command command, long arrived) {
        switch (command) {
            case Command.Run requested -> start(requested, arrived);
            case Command.Inspect(Command.What what) -> inspect(what);
            case Command.Probe(String file) -> probe(file);
            case Command.Stop() -> stop();
        }
    }

    private void start(Command.Run requested, long arrived) {
        if (run != null || elements == null) {
            events.send(
                    new Event.Warning("", "This child has its run already; %s ignored".formatted(requested.id()), ""));
            return;
        }
        PipelineRun started =
                new PipelineRun(requested, arrived, measurements, elements.registered(), events, heartbeat::watch);
        run = started;
        if (requested.mode() == Command.Mode.VALIDATION) {
            LowPriority.take();
        }
        Thread.ofPlatform().name("run").start(() -> {
            int code = 1;
            try {
                code = started.run() == Event.Outcome.ERROR ? 1 : 0;
            } catch (Throwable t) {
                t.printStackTrace();
            } finally {
                exit(code);
            }
        });
    }

    private void inspect(Command.What what) {
        if (run == null && inspection != null) {
            events.send(inspection.answer(what));
        }
    }

    private void probe(String file) {
        if (run != null || inspection == null) {
            events.send(new Event.Warning("", "This child has something else to do; " + file + " is not read", ""));
            return;
        }
        Thread.ofPlatform().name("probe").start(() -> {
            try {
                events.send(VideoProbe.read(file));
            } catch (GstException e) {
                events.send(new Event.Error("", String.valueOf(e.getMessage()), ""));
            } finally {
                exit(0);
            }
        });
    }

    private void stop() {
        if (run == null) {
            exit(0);
        } else {
            run.stop();
        }
    }
}
