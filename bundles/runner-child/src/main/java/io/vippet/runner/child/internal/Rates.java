package io.vippet.runner.child.internal;

import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.FrameCounter.Snapshot;
import io.vippet.gstreamer.FrameCounter.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames per second of a run, taken over the window in which all streams are active: from the moment when the last of
 * them has delivered its first frame to the first end of a stream, or, when none has ended, to the end of the run. What
 * all streams let through after that counts too.
 *
 * @param frames counted frames inside the window
 * @param seconds length of the window, first to last counted frame
 * @param total sum of the streams' rates
 * @param streams streams that delivered frames
 * @param byCounter name of the counter to what it saw, also of those that saw nothing
 */
record Rates(long frames, double seconds, double total, int streams, Map<String, StreamRate> byCounter) {

    /** Frames of one stream inside the window, and frames per second. */
    record StreamRate(long frames, double fps) {}

    private record Window(long from, long to) {}

    /**
     * Evaluates counters.
     *
     * @param notBefore ns of the monotonic clock before which frames do not count, if later ones are left
     * @param over when the run was over
     */
    static Rates of(List<Snapshot> counters, long notBefore, long over) {
        List<Snapshot> delivering =
                counters.stream().filter(c -> c.frames() > 0).toList();
        if (delivering.isEmpty()) {
            return over(new Window(0, 0), counters, 0);
        }
        Window window = common(delivering, notBefore, over);
        if (delivering.stream().anyMatch(c -> c.between(window.from, window.to).frames() < 2)) {
            // Never all at once, or too short for a choice: take everything.
            return over(whole(delivering), counters, delivering.size());
        }
        return over(window, counters, delivering.size());
    }

    double perStream() {
        return streams == 0 ? 0 : total / streams;
    }

    private static Window common(List<Snapshot> counters, long notBefore, long over) {
        long from = counters.stream().mapToLong(Snapshot::first).max().orElseThrow();
        long last = counters.stream().mapToLong(Snapshot::last).min().orElseThrow();
        long to = counters.stream()
                .filter(Snapshot::ended)
                .mapToLong(Snapshot::last)
                .min()
                .orElse(Math.max(last, over));
        return new Window(Math.max(from, notBefore), to);
    }

    private static Window whole(List<Snapshot> counters) {
        return new Window(
                counters.stream().mapToLong(Snapshot::first).min().orElseThrow(),
                counters.stream().mapToLong(Snapshot::last).max().orElseThrow());
    }

    private static Rates over(Window window, List<Snapshot> counters, int streams) {
        Map<String, StreamRate> byCounter = new LinkedHashMap<>();
        long frames = 0;
        double total = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (FrameCounter.Snapshot counter : counters) {
            Span span = counter.between(window.from, window.to);
            StreamRate rate = new StreamRate(span.frames(), span.rate(window.to));
            byCounter.put(counter.stream(), rate);
            frames += rate.frames();
            total += rate.fps();
            if (span.frames() > 0) {
                first = Math.min(first, span.first());
                last = Math.max(last, span.last());
            }
        }
        return new Rates(frames, frames == 0 ? 0 : (last - first) / 1e9, total, streams, byCounter);
    }
}
