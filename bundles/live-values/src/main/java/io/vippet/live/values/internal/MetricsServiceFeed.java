package io.vippet.live.values.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.metrics.LiveValues;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Passes live values on to the metrics service, where there is one. */
@Component(service = LiveValues.class, immediate = true)
public final class MetricsServiceFeed implements LiveValues {

    private static final int MOST_SERIES = 1_000;

    private final Backlog backlog = new Backlog(MOST_SERIES);
    private final @Nullable Sender sender;

    /**
     * Creates the service.
     *
     * @throws IllegalArgumentException naming the setting when it is no address
     */
    @Activate
    public MetricsServiceFeed(@Reference Settings settings) {
        sender = address(settings)
                .map(address -> new Sender(backlog, new MetricsService(address)))
                .orElse(null);
    }

    /** Where the service is; empty when values are not to be sent. */
    static Optional<URI> address(Settings settings) {
        boolean container = settings.path(Place.HOME).getNameCount() == 0;
        String text = settings.text("METRICS_MANAGER_URL").orElse(container ? "http://metrics-manager:9090" : "off");
        if (text.equals("off")) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text.replaceFirst("/+$", ""));
            if (address.getHost() != null
                    && address.isAbsolute()
                    && address.getScheme().matches("(?i)https?")) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException e) {
            // The text is left out of the message below: it may hold a password.
        }
        throw new IllegalArgumentException(
                "Setting METRICS_MANAGER_URL must be an address such as http://metrics-manager:9090, or 'off'.");
    }

    @Deactivate
    void close() {
        if (sender != null) {
            sender.close();
        }
    }

    @Override
    public void fps(String jobId, double perStream) {
        tell(new Point.Rate(jobId, perStream));
    }

    @Override
    public void latency(String jobId, String streamId, LatencyMetrics sample) {
        tell(new Point.Latency(jobId, streamId, sample));
    }

    @Override
    public void ended(String jobId) {
        tell(new Point.End(jobId));
    }

    private void tell(Point point) {
        if (sender != null) {
            backlog.add(point);
        }
    }
}
