package io.vippet.gstreamer;

import org.jspecify.annotations.Nullable;

/**
 * An element that works on several buffers at once and keeps their order: the streaming thread begins the work and goes
 * on, a thread of the element's own waits for the oldest, completes it and pushes it. {@link #transformIp} is not called.
 *
 * <p>Serialized events (EOS, CAPS, SEGMENT, …) wait until every buffer before them has been pushed. Custom downstream
 * events travel through the queue in order without draining it; draining for them would end all overlap, and latency
 * measurements send one with each frame.
 */
public abstract class AsyncTransform extends BaseTransform {

    private @Nullable Lane lane;

    /** Work begun on one buffer. */
    @FunctionalInterface
    public interface Work {

        /**
         * Waits for the outcome and writes it to the buffer, which is writable and valid during the call. Called once,
         * in order of the buffers, on the element's own thread; also when the pipeline is going down, so that whatever
         * was borrowed is given back. May throw: the buffer is dropped and the error posted.
         */
        void finish(Buffer buffer) throws Exception;
    }

    /** How many works may be under way at once, at least 1; asked after {@link #start}. */
    protected abstract int depth();

    /**
     * How many buffers may be inside at once, those without work included; they all hold memory.
     */
    protected int capacity() {
        return 2 * depth();
    }

    /**
     * Begins the work on a buffer. Runs on the streaming thread; returns soon: the pixels may be read or copied, the
     * result must not be waited for. The buffer stays valid and writable until {@link Work#finish} has returned, but must
     * not be changed in between.
     *
     * @return null when there is nothing to do: the buffer passes, in order
     */
    protected abstract @Nullable Work begin(Buffer buffer) throws Exception;

    /** The input is over, or the stream changes: called on the streaming thread once the queue is empty. */
    @Override
    protected void event(EventType event) throws Exception {}

    @Override
    final void started() throws Exception {
        super.started();
        lane = new Lane(this, depth(), capacity());
    }

    @Override
    final void stopped() throws Exception {
        Lane open = lane;
        if (open != null) {
            open.close();
            lane = null;
        }
        super.stopped();
    }

    @Override
    final int generateOutput(long result) throws Exception {
        return lane().generateOutput(result);
    }

    @Override
    final boolean sinkEvent(int eventType, long eventAddress) throws Exception {
        Lane open = lane;
        if (open != null && !open.event(eventType, eventAddress)) {
            return false;
        }
        return super.sinkEvent(eventType, eventAddress);
    }

    @Override
    final void serializedQuery() {
        Lane open = lane;
        if (open != null) {
            open.awaitEmpty();
        }
    }

    private Lane lane() {
        Lane open = lane;
        if (open == null) {
            throw new IllegalStateException("Element %s is not started".formatted(name()));
        }
        return open;
    }
}
