package io.vippet.http.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Closes connections whose next request is not complete some time after its first byte; idle time limits never see them. */
final class SlowClients extends AbstractLifeCycle {

    /**
     * A connection between two requests.
     *
     * @param requests how many have come so far
     * @param bytes how many bytes belong to them
     * @param since when the next request began, on the monotonic clock; 0 = not yet
     */
    private record Between(long requests, long bytes, long since) {}

    private final Supplier<Collection<EndPoint>> endPoints;
    private final Scheduler scheduler;
    private final Duration patience;
    private final Duration interval;
    private Map<Connection, Between> known = new HashMap<>();
    private volatile Scheduler.@Nullable Task next;

    /**
     * @param patience from the first byte of a request, or from the beginning of the connection, to the end of its header
     */
    SlowClients(Supplier<Collection<EndPoint>> endPoints, Scheduler scheduler, Duration patience) {
        this.endPoints = endPoints;
        this.scheduler = scheduler;
        this.patience = patience;
        interval = patience.dividedBy(10);
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        Scheduler.Task task = next;
        if (task != null) {
            task.cancel();
        }
    }

    private void schedule() {
        next = scheduler.schedule(this::sweep, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        Map<Connection, Between> seen = new HashMap<>();
        for (EndPoint endPoint : endPoints.get()) {
            Connection connection = endPoint.getConnection();
            if (connection == null || connection.getMessagesIn() != connection.getMessagesOut()) {
                continue; // a request is being answered
            }
            Between now = between(connection, known.get(connection));
            if (now.since() != 0 && System.nanoTime() - now.since() > patience.toNanos()) {
                endPoint.close();
            } else {
                seen.put(connection, now);
            }
        }
        known = seen;
        if (isRunning()) {
            schedule();
        }
    }

    private static Between between(Connection connection, @Nullable Between before) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        if (before == null || before.requests() != requests) {
            return new Between(requests, bytes, requests == 0 ? System.nanoTime() : 0);
        }
        boolean begins = before.since() == 0 && bytes > before.bytes();
        return begins ? new Between(requests, before.bytes(), System.nanoTime()) : before;
    }
}
