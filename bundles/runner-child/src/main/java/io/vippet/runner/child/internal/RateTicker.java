package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Measurements;
import io.vippet.runner.protocol.Event;
import java.util.Optional;

/** Rates between one tick and the next. */
final class RateTicker {

    private final Measurements measurements;
    private long frames;
    private long time;

    RateTicker(Measurements measurements) {
        this.measurements = measurements;
    }

    /** The rates since the last tick; empty while no stream is active, and at the first tick. */
    synchronized Optional<Event.Fps> tick() {
        long now = System.nanoTime();
        long counted = measurements.frames();
        long before = frames;
        double seconds = (now - time) / 1e9;
        boolean first = time == 0;
        frames = counted;
        time = now;
        int streams = measurements.active();
        if (first || streams == 0) {
            return Optional.empty();
        }
        double total = (counted - before) / seconds;
        return Optional.of(new Event.Fps(total, total / streams, streams, counted));
    }
}
