package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Measurements;
import io.vippet.runner.protocol.Event;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows each second that this process lives, and what the run in it measured. */
final class Heartbeat {

    private static final long PERIOD_NANOS = 1_000_000_000L;

    private final long born = System.nanoTime();
    private final Measurements measurements;
    private final EventSink events;
    private final Semaphore restart = new Semaphore(0);
    private volatile @Nullable PipelineRun run;

    Heartbeat(Measurements measurements, EventSink events) {
        this.measurements = measurements;
        this.events = events;
    }

    void start() {
        Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    /** The run to report on from now on: the next beat comes a whole period after this call. */
    void watch(PipelineRun newRun) {
        run = newRun;
        restart.release();
    }

    private void beat() {
        long next = System.nanoTime() + PERIOD_NANOS;
        while (true) {
            try {
                if (restart.tryAcquire(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    next = System.nanoTime() + PERIOD_NANOS;
                    continue;
                }
            } catch (InterruptedException e) {
                return;
            }
            next += PERIOD_NANOS;
            try {
                beatOnce();
            } catch (RuntimeException e) {
                System.err.println("Heartbeat skipped: " + e);
            }
        }
    }

    private void beatOnce() {
        events.send(new Event.Heartbeat(measurements.frames(), (System.nanoTime() - born) / 1_000_000));
        PipelineRun current = run;
        if (current != null) {
            current.tick();
        }
    }
}
