package io.vippet.runner.child.internal;

import io.vippet.gstreamer.FrameCounter;
import java.util.List;

/**
 * Frames per second of a whole run.
 *
 * @param frames all counted frames
 * @param seconds length of the window: with several streams the time in which all of them were active
 * @param total sum of the streams' rates within the window
 * @param streams streams that delivered frames
 */
record Rates(long frames, double seconds, double total, int streams) {

    static Rates of(List<FrameCounter.Snapshot> counters) {
        List<FrameCounter.Snapshot> active =
                counters.stream().filter(c -> c.frames() > 0).toList();
        long frames = active.stream().mapToLong(FrameCounter.Snapshot::frames).sum();
        if (active.isEmpty()) {
            return new Rates(0, 0, 0, 0);
        }
        long from = max(active.stream().mapToLong(FrameCounter.Snapshot::first).toArray());
        long to = -max(active.stream().mapToLong(c -> -c.last()).toArray());
        double total = active.stream().mapToDouble(c -> c.rate(from, to)).sum();
        boolean all = active.stream().allMatch(c -> c.rate(from, to) > 0);
        if (!all) { // never all at once: take everything over the whole time
            long first = -max(active.stream().mapToLong(c -> -c.first()).toArray());
            long last =
                    max(active.stream().mapToLong(FrameCounter.Snapshot::last).toArray());
            double seconds = (last - first) / 1e9;
            double rate = seconds > 0 ? (frames - 1) / seconds : 0;
            return new Rates(frames, seconds, rate, active.size());
        }
        return new Rates(frames, (to - from) / 1e9, total, active.size());
    }

    double perStream() {
        return streams == 0 ? 0 : total / streams;
    }

    private static long max(long[] values) {
        long max = Long.MIN_VALUE;
        for (long value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
