package io.vippet.runner.internal;

import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one run from command to exit. All that happens comes through one queue to one thread, which alone decides;
 * the queue is bounded, so a child that floods its pipes is slowed down by them.
 */
final class RunSupervisor implements Run {

    private static final Logger LOG = LoggerFactory.getLogger(RunSupervisor.class);
    private static final long LOG_LIMIT = 8 << 20;

    private final RunRequest request;
    private final Child child;
    private final Limits limits;
    private final RunLog log;
    private final Measurements measurements;
    private final Patience patience;
    private final ChildMemory memory;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(1_000);
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();

    private boolean stopped;
    private Outcome.@Nullable Neglect neglect;

    /** What the watching thread is told. */
    private sealed interface Signal {
        record Message(Event event) implements Signal {}

        record Text(String line) implements Signal {}

        record Stop() implements Signal {}

        record Ended(int exitCode) implements Signal {}
    }

    RunSupervisor(RunRequest request, RunListener listener, Child child, Limits limits) {
        this.request = request;
        this.child = child;
        this.limits = limits;
        log = new RunLog(request.log(), LOG_LIMIT);
        measurements = new Measurements(request, listener);
        patience = new Patience(limits, System.nanoTime(), hardLimit(request, limits));
        memory = new ChildMemory(child.pid(), limits.memoryMegabytes(), System.nanoTime());
    }

    /**
     * Sends the run to the child and watches it.
     *
     * @param after done when the run is over, before anybody who waits hears of it
     */
    void start(Runnable after) {
        Thread.ofPlatform().daemon().name("run-" + child.pid()).start(() -> {
            @Nullable RunResult measured = null;
            @Nullable Throwable failure = null;
            try {
                measured = watch();
            } catch (RunnerException e) {
                failure = e;
            } catch (Throwable e) {
                LOG.error("Watching child {} failed, it is killed", child.pid(), e);
                child.kill();
                failure = e;
            } finally {
                log.close();
                after.run();
            }
            if (measured != null) {
                result.complete(measured);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    @Override
    public RunResult await() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RunnerException r) {
                throw r;
            }
            throw new RunnerException(
                    RunnerException.Kind.CRASH, Outcome.PREFIX + e.getCause(), java.util.List.of(), 0);
        }
    }

    @Override
    public void stop() {
        if (stopRequested.compareAndSet(false, true)) {
            // The queue may be full, and this call returns at once.
            Thread.ofVirtual().name("run-stop").start(() -> put(new Signal.Stop()));
        }
    }

    private RunResult watch() throws InterruptedException {
        log.line("server", "pid " + child.pid() + ", launch text: " + request.launch());
        child.tail().forEach(line -> log.line(RunLog.CHILD, line));
        child.listen(new ChildListener() {
            @Override
            public void event(Event event) {
                put(new Signal.Message(event));
            }

            @Override
            public void text(String line) {
                log.line(RunLog.CHILD, line);
                if (Measurements.mayMeasure(line)) {
                    put(new Signal.Text(line));
                }
            }
        });
        child.exit().whenComplete((code, e) -> put(new Signal.Ended(e == null ? code : -1)));
        child.send(new Command.Run(
                request.log().getFileName().toString(),
                request.launch(),
                Command.Mode.valueOf(request.mode().name()),
                request.maxRuntimeSeconds(),
                request.latency(),
                request.streamIds(),
                request.finishFiles()));
        while (true) {
            long now = System.nanoTime();
            Signal signal =
                    signals.poll(Math.min(patience.nanosLeft(now), memory.nanosLeft(now)), TimeUnit.NANOSECONDS);
            if (signal instanceof Signal.Ended(int exitCode)) {
                return judge(exitCode);
            }
            if (signal != null) {
                take(signal);
            }
            memory.excess(System.nanoTime()).ifPresent(this::overfed);
            proceed(patience.step(System.nanoTime()));
        }
    }

    private void take(Signal signal) {
        switch (signal) {
            case Signal.Message(Event event) -> {
                long now = System.nanoTime();
                patience.sign(now);
                switch (event) {
                    case Event.Heartbeat heartbeat -> patience.frames(now, heartbeat.frames());
                    case Event.Fps fps -> patience.frames(now, fps.frames());
                    case Event.Result r -> patience.ending(now, limits.teardown());
                    case Event.Warning w -> log.line("warning", w.source() + ": " + w.message() + " " + w.debug());
                    case Event.Error e -> log.line("error", e.source() + ": " + e.message() + " " + e.debug());
                    default -> {}
                }
                measurements.accept(event);
            }
            case Signal.Text(String line) -> measurements.accept(line);
            case Signal.Stop() -> {
                // A run that has ended or failed by itself keeps its own outcome.
                stopped = measurements.summary().isEmpty()
                        && measurements.errors().isEmpty()
                        && neglect == null;
                end("stop requested", limits.stop());
            }
            case Signal.Ended ended -> throw new IllegalStateException("judged elsewhere: " + ended);
        }
    }

    private void proceed(Patience.Step step) {
        switch (step) {
            case WAIT -> {}
            case SILENT ->
                neglect(
                        "inactivity timeout (%d seconds without a sign of life of the runner process)",
                        limits.silence());
            case STALLED -> {
                if (patience.anyFrame()) {
                    neglect("inactivity timeout (%d seconds without a frame)", limits.stall());
                } else {
                    neglect("inactivity timeout (%d seconds without a first frame)", limits.firstFrame());
                }
            }
            case OVERDUE ->
                neglect(
                        "the run timed out and its process was terminated, %d seconds after its end was due",
                        limits.validationExtra());
            case TERMINATE -> {
                log.line("server", "SIGTERM");
                child.terminate();
            }
            case KILL -> {
                log.line("server", "SIGKILL");
                child.kill();
            }
        }
    }

    private void neglect(String text, Duration limit) {
        neglect = new Outcome.Neglect(RunnerException.Kind.SILENCE, text.formatted(limit.toSeconds()));
        end(neglect.text(), limits.silentStop());
    }

    /** Memory grows faster than a polite end comes. */
    private void overfed(String text) {
        log.line("server", text);
        if (measurements.summary().isEmpty() && neglect == null) {
            neglect = new Outcome.Neglect(RunnerException.Kind.MEMORY, text);
        }
        child.kill();
        patience.ending(System.nanoTime(), limits.terminate());
    }

    private void end(String reason, Duration grace) {
        log.line("server", reason);
        child.send(new Command.Stop());
        patience.ending(System.nanoTime(), grace);
    }

    private RunResult judge(int exitCode) {
        log.line("server", "exit code " + exitCode);
        @Nullable
        String crash = CrashReport.collect(child.crashReport(), request.log()).orElse(null);
        // Asked to stop, it came to its end all the same: then it was not stopped.
        boolean finishedItself = measurements
                .summary()
                .map(s -> s.outcome() == Event.Outcome.EOS || s.outcome() == Event.Outcome.MAX_RUNTIME)
                .orElse(false);
        boolean ready = child.ready().isDone();
        return new Outcome(exitCode, stopped && !finishedItself, neglect, ready, crash, child.tail())
                .judge(measurements);
    }

    private void put(Signal signal) {
        try {
            signals.put(signal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration hardLimit(RunRequest request, Limits limits) {
        boolean limited = request.mode() == RunRequest.Mode.VALIDATION && request.maxRuntimeSeconds() > 0;
        return limited
                ? Duration.ofMillis((long) (request.maxRuntimeSeconds() * 1000)).plus(limits.validationExtra())
                : Duration.ZERO;
    }
}
