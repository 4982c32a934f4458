package io.vippet.runner.child.internal;

import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Measurements;
import io.vippet.runner.protocol.Event;
import java.util.List;
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
        List<FrameCounter.Snapshot> counters = measurements.counters();
        long now = System.nanoTime();
        long counted =
                counters.stream().mapToLong(FrameCounter.Snapshot::frames).sum();
        long before = frames;
        double seconds = (now - time) / 1e9;
        boolean first = time == 0;
        frames = counted;
        time = now;
        int streams = (int)
                counters.stream().filter(c -> c.frames() > 0 && !c.ended()).count();
        if (first || streams == 0) {
            return Optional.empty();
        }
        double total = (counted - before) / seconds;
        return Optional.of(new Event.Fps(total, total / streams, streams, counted));
    }
}
