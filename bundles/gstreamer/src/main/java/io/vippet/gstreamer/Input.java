package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import org.jspecify.annotations.Nullable;

/** One sink pad of an {@link Aggregator}: its caps, and the buffer that waits there. Times are running times in ns. */
final class Input implements AutoCloseable {

    private final Pad pad;
    private long caps;

    /**
     * When a buffer is on the screen.
     *
     * @param start or {@link Buffer#NO_TIME}
     * @param end {@code start} when the duration is not known
     * @param gap whether it only says that there is nothing
     */
    record Span(long start, long end, boolean gap) {}

    /** Takes the pad over. */
    Input(Pad pad) {
        this.pad = pad;
    }

    long address() {
        return pad.address();
    }

    /** The caps of the buffer that waits, 0 before the first. */
    long caps() {
        return caps;
    }

    void caps(long now) {
        long before = caps;
        caps = call(GstFunctions.MINI_OBJECT_REF, now);
        if (before != 0) {
            call(GstFunctions.MINI_OBJECT_UNREF, before);
        }
    }

    /** Whether nothing waits and nothing will come. */
    boolean isOver() {
        return (int) call(GstFunctions.AGGREGATOR_PAD_IS_EOS, address()) != 0;
    }

    /** The buffer that waits, with a reference for the caller; 0 when there is none. */
    private long peek() {
        return call(GstFunctions.AGGREGATOR_PAD_PEEK_BUFFER, address());
    }

    /** Takes the buffer that waits; 0 when a flush was faster. */
    long pop() {
        return call(GstFunctions.AGGREGATOR_PAD_POP_BUFFER, address());
    }

    void drop() {
        call(GstFunctions.AGGREGATOR_PAD_DROP_BUFFER, address());
    }

    /** When the buffer that waits is on the screen; null when there is none. */
    @Nullable
    Span span() {
        long waiting = peek();
        if (waiting == 0) {
            return null;
        }
        try {
            return span(new Buffer(waiting));
        } finally {
            call(GstFunctions.MINI_OBJECT_UNREF, waiting);
        }
    }

    private Span span(Buffer buffer) {
        long start = buffer.pts() == Buffer.NO_TIME ? Buffer.NO_TIME : runningTime(buffer.pts());
        long duration = buffer.duration();
        boolean endless = start == Buffer.NO_TIME || duration == Buffer.NO_TIME;
        return new Span(start, endless ? start : start + duration, buffer.size() == 0);
    }

    private long runningTime(long pts) {
        return call(
                GstFunctions.SEGMENT_TO_RUNNING_TIME,
                address() + Layout.AGGREGATOR_PAD_SEGMENT,
                Layout.FORMAT_TIME,
                pts);
    }

    /**
     * Drops what is over at a time.
     *
     * @return whether nothing that could come later belongs to that time
     */
    boolean advance(long time) {
        for (Span span = span(); span != null; span = span()) {
            boolean past = span.start() != Buffer.NO_TIME
                    && time != Buffer.NO_TIME
                    && span.start() < time
                    && span.end() <= time;
            if (!span.gap() && !past) {
                return true;
            }
            drop();
        }
        return isOver();
    }

    /** The buffer that waits if it is on the screen at a time, with a reference for the caller; else 0. */
    long peekAt(long time) {
        long waiting = peek();
        if (waiting == 0) {
            return 0;
        }
        long start = span(new Buffer(waiting)).start();
        if (start == Buffer.NO_TIME || time == Buffer.NO_TIME || start <= time) {
            return waiting;
        }
        call(GstFunctions.MINI_OBJECT_UNREF, waiting);
        return 0;
    }

    /** Drops the buffer that waits unless it is on the screen for longer than another. */
    void dropUntil(Span other) {
        Span span = span();
        boolean timed = span != null && span.start() != Buffer.NO_TIME && other.start() != Buffer.NO_TIME;
        if (span != null && (!timed || span.end() <= other.end())) {
            drop();
        }
    }

    @Override
    public void close() {
        if (caps != 0) {
            call(GstFunctions.MINI_OBJECT_UNREF, caps);
        }
        pad.close();
    }
}
