package io.vippet.runner.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.runner.RunnerException;
import io.vippet.runner.protocol.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All children of this server, one of them a warm spare. The spare is replaced when the one who took it is done, not
 * while it measures: a JVM that starts costs half a second of processor time.
 */
@Component(service = Children.class)
public final class Children {

    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final long DISCARD_MILLIS = 3_000;

    private final ChildLaunch launch;
    private final PidFiles pidFiles;
    private final Spawner spawner = new Spawner();
    private final Lines lines = new Lines();
    private final Set<Child> living = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Child spare;
    private boolean closed;

    /** Clears what a crash left. */
    @Activate
    public Children(@Reference Settings settings) {
        this(new JavaChildLaunch(settings), settings.path(Place.RUN));
    }

    Children(ChildLaunch launch, Path runDirectory) {
        this.launch = launch;
        pidFiles = new PidFiles(runDirectory);
        pidFiles.sweep();
    }

    /**
     * Hands out a child, the spare if it is well; it is the caller's from now on.
     *
     * @throws RunnerException when none can be started
     */
    Child take() {
        lock.lock();
        try {
            Child candidate = spare;
            spare = null;
            if (candidate != null) {
                if (candidate.alive() && System.nanoTime() - candidate.lastSign() < FRESH.toNanos()) {
                    return candidate;
                }
                candidate.discard(0);
            }
            return start();
        } finally {
            lock.unlock();
        }
    }

    /** Makes sure that there is a spare, soon; returns at once. */
    void warm() {
        Thread.ofVirtual().name("child-warm").start(() -> {
            lock.lock();
            try {
                if (!closed && (spare == null || !spare.alive())) {
                    spare = start();
                }
            } catch (RunnerException e) {
                LOG.warn("No spare child: {}", e.getMessage());
            } finally {
                lock.unlock();
            }
        });
    }

    /** Replaces the spare by one that sees what is installed now. */
    void renew() {
        lock.lock();
        try {
            if (spare != null) {
                spare.discard(DISCARD_MILLIS);
                spare = null;
            }
        } finally {
            lock.unlock();
        }
        warm();
    }

    /** Ends all children; returns when they are gone. */
    @Deactivate
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        // Nothing is lost with a child that has no run; one that still warms up would not see its input closed for
        // seconds.
        living.forEach(child -> child.discard(child.occupied() ? DISCARD_MILLIS : 0));
        for (Child child : living) {
            try {
                child.exit().get(2 * DISCARD_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                LOG.warn("Child {} may still be there", child.pid());
            }
        }
        spawner.close();
    }

    private Child start() {
        if (closed) {
            throw failure("the server is stopping", null);
        }
        try {
            Process process = spawner.start(launch.prepare());
            pidFiles.add(process.pid());
            Child child = new Child(process, launch.crashReport(process.pid()), lines);
            living.add(child);
            child.exit().whenComplete((code, e) -> {
                living.remove(child);
                pidFiles.remove(child.pid());
            });
            return child;
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
    }

    private static RunnerException failure(@Nullable String cause, @Nullable Exception e) {
        RunnerException failure = new RunnerException(
                RunnerException.Kind.START, "The runner process cannot be started: " + cause, List.of(), 0);
        if (e != null) {
            failure.initCause(e);
        }
        return failure;
    }
}
