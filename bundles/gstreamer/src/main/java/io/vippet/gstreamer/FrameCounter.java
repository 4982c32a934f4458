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

        /**
         * Frames per second between the first and the last known frame inside a window: {@code (n - 1) / time}, since
         * n frames enclose n - 1 periods. 0 when fewer than two are known there.
         */
        @SuppressWarnings("ArrayRecordComponent")
        public double rate(long from, long to) {
            int a = 0;
            while (a < times.length && times[a] < from) {
                a++;
            }
            int b = times.length - 1;
            while (b >= 0 && times[b] > to) {
                b--;
            }
            if (frames == 0 || b <= a || times[b] == times[a]) {
                return 0;
            }
            return (counts[b] - counts[a]) * 1e9 / (times[b] - times[a]);
        }
    }
}
