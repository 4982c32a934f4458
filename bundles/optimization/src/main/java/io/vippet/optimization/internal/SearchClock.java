package io.vippet.optimization.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a search has. It starts when the original has been measured. */
final class SearchClock {

    /** What a child may take to start and to compile its models. */
    private static final Duration STARTUP = Duration.ofSeconds(120);

    private static final int LAST_SAMPLES = 3;

    private final Parameters parameters;
    private final LongSupplier nanos;
    private volatile long start;
    private volatile boolean started;

    SearchClock(Parameters parameters, LongSupplier nanos) {
        this.parameters = parameters;
        this.nanos = nanos;
    }

    void start() {
        start = nanos.getAsLong();
        started = true;
    }

    /** Tells whether another candidate may be tried. */
    boolean open() {
        return !started || elapsed().compareTo(Duration.ofSeconds(parameters.searchSeconds())) < 0;
    }

    /** How long the next run may take at most: what was begun in time may end, but not go on for ever. */
    Duration allowance() {
        Duration sample = Duration.ofSeconds(parameters.sampleSeconds());
        Duration usual = sample.multipliedBy(2).plus(STARTUP);
        if (!started) {
            return usual;
        }
        Duration left = Duration.ofSeconds(parameters.searchSeconds())
                .plus(sample.multipliedBy(LAST_SAMPLES))
                .plus(STARTUP)
                .minus(elapsed());
        return left.compareTo(usual) < 0 ? left : usual;
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }
}
