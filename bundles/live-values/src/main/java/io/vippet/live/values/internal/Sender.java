package io.vippet.live.values.internal;

import java.time.Duration;
import java.util.List;

/** Sends what is in a backlog, one request after another from one thread, which keeps the order. */
final class Sender implements AutoCloseable {

    /** How long a shutdown waits for the ends of runs to be sent. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Backlog backlog;
    private final MetricsService service;
    private final Thread thread;

    /** Begins to send; the service is closed with this. */
    Sender(Backlog backlog, MetricsService service) {
        this.backlog = backlog;
        this.service = service;
        thread = Thread.ofVirtual().name("live-values").start(this::send);
    }

    private void send() {
        Outage outage = new Outage(service.address());
        try {
            for (List<Point> batch = backlog.take(); !batch.isEmpty(); batch = backlog.take()) {
                MetricsService.Delivery delivery = service.deliver(batch);
                String trouble = delivery.trouble();
                if (trouble == null) {
                    outage.over();
                } else if (backlog.closed()) {
                    return;
                } else {
                    if (delivery.again()) {
                        backlog.putBack(batch);
                    }
                    backlog.pause(outage.trouble(trouble));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the ends of all runs, if the service takes them soon. */
    @Override
    public void close() {
        backlog.close();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        service.close();
    }
}
