package io.vippet.live.values.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The metrics service, over a connection that is kept. */
final class MetricsService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Too many requests, and what proxies answer for a service that is away: the same request may succeed later. */
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    /**
     * What became of points.
     *
     * @param trouble what went wrong; null when they were taken
     * @param again whether to send them again; not after a time-out, since they may have arrived
     */
    record Delivery(@Nullable String trouble, boolean again) {}

    private final URI base;
    private final Payloads payloads = new Payloads();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** @param base address without a slash at its end */
    MetricsService(URI base) {
        this.base = base;
    }

    /** Sends what {@link Payloads#of} takes; returns after a second at the latest, or two when connecting was slow. */
    Delivery deliver(List<Point> batch) throws InterruptedException {
        Payloads.Payload payload = payloads.of(batch);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + payload.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload.json()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            boolean taken = status / 100 == 2;
            return new Delivery(taken ? null : "it answers " + status, LATER.contains(status));
        } catch (HttpConnectTimeoutException e) {
            return new Delivery("no connection within " + PATIENCE.toSeconds() + " s", true);
        } catch (HttpTimeoutException e) {
            return new Delivery("no answer within " + PATIENCE.toSeconds() + " s", false);
        } catch (IOException e) {
            String text = e.getMessage();
            return new Delivery(text == null ? e.getClass().getSimpleName() : text, true);
        }
    }

    /** Host with port, for people to read. */
    String address() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
