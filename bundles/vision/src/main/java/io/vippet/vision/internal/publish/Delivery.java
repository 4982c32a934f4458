package io.vippet.vision.internal.publish;

import io.vippet.vision.broker.BrokerClient;
import io.vippet.vision.broker.BrokerConnection;
import io.vippet.vision.broker.BrokerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings texts to a broker on a thread of its own, in order and at least once each, and connects anew when the connection
 * is lost.
 */
public final class Delivery {
    private static final int BATCH = 100;
    private static final long LIMIT_BYTES = 16 << 20;
    private static final long PATIENCE_MILLIS = 5000;
    private static final long FAREWELL_MILLIS = 2000;

    private final BrokerClient client;
    private final BrokerSettings settings;
    private final Retries retries;
    private final Reports reports;
    private final Pause pause;
    private final Outbox outbox;
    private final Thread thread;
    private volatile boolean ending;

    /** Who hears how it goes; called from any thread. */
    public interface Reports {
        /** Something went wrong that need not matter. */
        void warning(String sentence);

        /** Texts did not arrive and will not. */
        void failure(String sentence, Throwable cause);
    }

    /** Waits; replaced in tests. */
    interface Pause {
        void seconds(long seconds) throws InterruptedException;
    }

    /** For one element. */
    public Delivery(BrokerSettings settings, BrokerClient client, Retries retries, Reports reports) {
        this(settings, client, retries, reports, TimeUnit.SECONDS::sleep, LIMIT_BYTES);
    }

    Delivery(
            BrokerSettings settings,
            BrokerClient client,
            Retries retries,
            Reports reports,
            Pause pause,
            long limitBytes) {
        this.client = client;
        this.settings = settings;
        this.retries = retries;
        this.reports = reports;
        this.pause = pause;
        this.outbox = new Outbox(limitBytes);
        this.thread =
                Thread.ofPlatform().daemon().name("publish-" + client.method()).unstarted(this::run);
    }

    /** Begins to connect; returns at once. */
    public void start() {
        thread.start();
    }

    /** Takes a text; waits while a connected broker is behind by 16 MiB. */
    public void publish(String text) throws InterruptedException {
        outbox.add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the broker has all texts, for at most 5 s without progress, and takes leave. */
    public void finish() throws InterruptedException {
        outbox.complete();
        int left = outbox.awaitEmpty(PATIENCE_MILLIS);
        ending = true;
        if (left == 0) {
            thread.join(FAREWELL_MILLIS);
        } else {
            reports.failure(
                    "%d texts did not reach %s before the end.".formatted(left, settings),
                    new IOException("Not confirmed by the broker"));
        }
        outbox.close();
        thread.interrupt();
        reportLost();
    }

    private void run() {
        try {
            deliver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the element was stopped
        } catch (IOException | RuntimeException | LinkageError e) {
            outbox.close();
            if (!ending) {
                reports.failure(sentence(e), e);
            }
        }
    }

    private void deliver() throws IOException, InterruptedException {
        int failures = 0;
        while (!ending) {
            boolean useful = false;
            try (BrokerConnection connection = client.connect(settings)) {
                outbox.connected(true);
                reportLost();
                for (List<byte[]> batch = outbox.first(BATCH); !batch.isEmpty(); batch = outbox.first(BATCH)) {
                    connection.publish(batch);
                    outbox.confirm(batch.size());
                    useful = true;
                }
                return;
            } catch (IOException e) {
                outbox.connected(false);
                // The end of a connection that did its work is no failed attempt.
                failures = useful ? 0 : failures + 1;
                if (failures >= retries.attempts()) {
                    throw new IOException(
                            "No connection for %s after %d attempt%s: %s"
                                    .formatted(settings, failures, failures == 1 ? "" : "s", sentence(e)),
                            e);
                }
                if (failures > 0) {
                    pause.seconds(retries.pause(failures));
                } else if (!ending) {
                    reports.warning(
                            "The connection for %s was lost, it is made anew: %s".formatted(settings, sentence(e)));
                }
            }
        }
    }

    private void reportLost() {
        long lost = outbox.takeLost();
        if (lost > 0) {
            reports.warning("%d texts for %s were lost while the broker was away.".formatted(lost, settings));
        }
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
