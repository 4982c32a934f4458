package io.vippet.jobs.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only the test moves. */
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Called by one thread at a time. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void forward(Duration duration) {
        now = now.plus(duration);
    }
}
