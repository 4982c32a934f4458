package io.vippet.live.values.internal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the service is away: told once when that begins, once when it is over. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final String address;
    private Duration next = Duration.ZERO;

    Outage(String address) {
        this.address = address;
    }

    /** Notes that something went wrong; returns how long to wait before the next attempt. */
    Duration trouble(String what) {
        if (next.isZero()) {
            LOG.warn(
                    "Live values do not reach the metrics service at {}: {}. Runs are not affected; values go on when it"
                            + " answers. METRICS_MANAGER_URL names its address, or is 'off'",
                    address,
                    what);
            next = FIRST;
            return FIRST;
        }
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return next;
    }

    /** Notes a success. */
    void over() {
        if (!next.isZero()) {
            LOG.info("Live values reach the metrics service at {} again", address);
            next = Duration.ZERO;
        }
    }
}
