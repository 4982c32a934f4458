package io.vippet.runner.child.internal;

import io.vippet.runner.protocol.Event;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Latency of one stream: frames are recognised by their time stamp where it was made and where they end. Frames stay in
 * order in between, so a ring of those under way is enough. Two threads write, any reads.
 */
final class StreamLatency {

    private static final int UNDER_WAY = 8192;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final String streamId;
    private final long[] stamps = new long[UNDER_WAY];
    private final long[] times = new long[UNDER_WAY];
    private long head;
    private long tail;

    private final Histogram all = new Histogram(LONGEST_MICROS, 3);
    private long intervalStart = System.nanoTime();
    private final Span interval = new Span();
    private final Span whole = new Span();
    private Event.@Nullable Distribution early;

    /** Smallest and largest of some latencies, in ns. */
    private static final class Span {
        private long count;
        private long sum;
        private long min = Long.MAX_VALUE;
        private long max;

        void add(long nanos) {
            count++;
            sum += nanos;
            min = Math.min(min, nanos);
            max = Math.max(max, nanos);
        }

        void add(Span other) {
            count += other.count;
            sum += other.sum;
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
        }

        void clear() {
            count = 0;
            sum = 0;
            min = Long.MAX_VALUE;
            max = 0;
        }
    }

    StreamLatency(String streamId) {
        this.streamId = streamId;
    }

    /** A frame got its time stamp. */
    synchronized void begins(long pts, long nanoTime) {
        if (tail - head == UNDER_WAY) {
            head++;
        }
        int slot = (int) (tail++ % UNDER_WAY);
        stamps[slot] = pts;
        times[slot] = nanoTime;
    }

    /** A frame arrived; those before it that did not are forgotten. */
    synchronized void ends(long pts, long nanoTime) {
        for (long i = head; i < tail; i++) {
            int slot = (int) (i % UNDER_WAY);
            if (stamps[slot] == pts) {
                head = i + 1;
                add(nanoTime - times[slot]);
                return;
            }
        }
    }

    private void add(long nanos) {
        interval.add(nanos);
        whole.add(nanos);
        all.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_MICROS));
    }

    /** Ends the interval; empty when no frame arrived in it. */
    synchronized Optional<Event.Latency> interval(long nanoTime) {
        double length = (nanoTime - intervalStart) / 1e6;
        intervalStart = nanoTime;
        if (interval.count == 0) {
            return Optional.empty();
        }
        Event.Latency sample = new Event.Latency(
                streamId,
                length,
                interval.sum / 1e6 / interval.count,
                interval.min / 1e6,
                interval.max / 1e6,
                length / interval.count);
        interval.clear();
        return Optional.of(sample);
    }

    /** Begins anew; what was measured so far counts only if nothing follows. */
    synchronized void begin() {
        early = distribution().orElse(null);
        whole.clear();
        all.reset();
    }

    /** Adds everything since the start to the latency of several streams, which nobody else sees yet. */
    synchronized void addTo(StreamLatency several) {
        several.whole.add(whole);
        several.all.add(all);
    }

    /** Everything since the start; empty without a frame. */
    synchronized Optional<Event.Distribution> distribution() {
        if (whole.count == 0) {
            return Optional.ofNullable(early);
        }
        return Optional.of(new Event.Distribution(
                whole.sum / 1e6 / whole.count,
                whole.min / 1e6,
                whole.max / 1e6,
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(95) / 1e3,
                all.getValueAtPercentile(99) / 1e3,
                whole.count));
    }

    String streamId() {
        return streamId;
    }
}
