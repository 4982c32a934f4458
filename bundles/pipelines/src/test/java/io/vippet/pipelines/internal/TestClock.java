package io.vippet.pipelines.internal;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes forward by a second and some nanoseconds with each look at it. */
final class TestClock implements InstantSource {

    private Instant now = Instant.parse("2126-02-05T14:30:45.123456789Z");

    @Override
    public synchronized Instant instant() {
        now = now.plusSeconds(1);
        return now;
    }
}
