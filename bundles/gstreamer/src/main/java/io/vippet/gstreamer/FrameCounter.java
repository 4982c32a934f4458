package io.vippet.gstreamer;

import java.util.Arrays;

/**
 * Counts the frames of one stream and remembers when they came, coarsely, in bounded memory. One thread counts, any
 * thread reads.
 */
public final class FrameCounter {

    private static final int LIMIT = 4096;
    private static final long FIRST_SPACING = 10_000_000L;

    private final String stream;
    private long[] times = new long[256];
    private long[] counts = new long[256];
    private int size;
    private long spacing = FIRST_SPACING;
    private long frames;
    private long first;
    private long last;
    private boolean ended;

    FrameCounter(String stream) {
        this.stream = stream;
    }

    /** Name of the element that counts. */
    public String stream() {
        return stream;
    }

    /** Counts a frame now. */
    public void frame() {
        frame(System.nanoTime());
    }

    /** Counts a frame at a time of the monotonic clock, in ns; times do not decrease. */
    public synchronized void frame(long nanoTime) {
        frames++;
        last = nanoTime;
        if (frames == 1) {
            first = nanoTime;
            mark(nanoTime);
        } else if (nanoTime - times[size - 1] >= spacing) {
            mark(nanoTime);
        }
    }

    /** The stream is over; it no longer counts among the active ones. */
    public synchronized void end() {
        ended = true;
    }

    /** Frames counted so far. */
    public synchronized long frames() {
        return frames;
    }

    /** Whether frames have come and more may follow. */
    public synchronized boolean active() {
        return frames > 0 && !ended;
    }

    /** Time of the first frame; meaningless without frames. */
    public synchronized long first() {
        return first;
    }

    /** What has been counted up to now. */
    public synchronized Snapshot snapshot() {
        long[] t = Arrays.copyOf(times, size + 1);
        long[] c = Arrays.copyOf(counts, size + 1);
        t[size] = last;
        c[size] = frames;
        return new Snapshot(stream, frames, first, last, ended, t, c);
    }

    private void mark(long nanoTime) {
        if (size == LIMIT) {
            thin();
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        times[size] = nanoTime;
        counts[size++] = frames;
    }

    private void thin() {
        for (int i = 0; i < LIMIT / 2; i++) {
            times[i] = times[2 * i];
            counts[i] = counts[2 * i];
        }
        size = LIMIT / 2;
        spacing *= 2;
    }

    /**
     * A moment of a counter.
     *
     * @param frames counted so far
     * @param first time of the first frame, ns of the monotonic clock; meaningless without frames
     * @param last time of the last frame
     * @param ended whether the stream is over
     */
    public record Snapshot(
            String stream, long frames, long first, long last, boolean ended, long[] times, long[] counts) {

        /** The frames from the first to the last known one inside a window, borders included; empty when there is none. */
        @SuppressWarnings("ArrayRecordComponent")
        public Span between(long from, long to) {
            int a = 0;
            while (a < times.length && times[a] < from) {
                a++;
            }
            int b = times.length - 1;
            while (b >= 0 && times[b] > to) {
                b--;
            }
            return frames == 0 || b < a ? Span.EMPTY : new Span(counts[b] - counts[a] + 1, times[a], times[b]);
        }
    }

    /**
     * Some frames in a row.
     *
     * @param first time of the first, ns; meaningless without frames
     * @param last time of the last
     */
    public record Span(long frames, long first, long last) {

        static final Span EMPTY = new Span(0, 0, 0);
        /** A stream hangs when nothing has come for this share of the window; frames come in bursts, so less says nothing. */
        private static final double HANG = 0.1;

        /**
         * Frames per second in a window that ends now or later: {@code (frames - 1) / (last - first)}, since n frames
         * enclose n - 1 periods. Of a stream that hangs in the end, all frames over all the time, which is less. 0 when
         * time is missing.
         *
         * @param end of the window, ns
         */
        public double rate(long end) {
            if (frames == 0 || end <= first) {
                return 0;
            }
            double whole = frames * 1e9 / (end - first);
            if (frames == 1) {
                return whole;
            }
            double flowing = (frames - 1) * 1e9 / (last - first);
            return end - last > HANG * (end - first) ? Math.min(flowing, whole) : flowing;
        }
    }
}
