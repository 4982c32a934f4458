package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;

/** The Java side of one element with a sink pad and a source pad (a {@code GstBaseTransform}). */
public abstract non-sealed class BaseTransform extends JavaElement {

    // ---- hooks

    /** Caps were agreed on. To refuse them, throw. */
    protected void setCaps(Caps in, Caps out) throws Exception {}

    /**
     * A buffer passes; valid during the call. Writable, unless the type is {@linkplain ElementType#passthrough()
     * passthrough}.
     */
    protected FlowReturn transformIp(Buffer buffer) throws Exception {
        return FlowReturn.OK;
    }

    /** An event from upstream, in order with the buffers; forwarded after the call. */
    protected void event(EventType event) throws Exception {}

    /** Time in ns that this element adds to a live pipeline. */
    protected long latencyNanos() {
        return 0;
    }

    // ---- services for subclasses

    /** Stream time in ns of a time stamp in the current segment, or {@link Buffer#NO_TIME}. */
    protected final long streamTime(long pts) {
        return call(GstFunctions.SEGMENT_TO_STREAM_TIME, address() + Layout.TRANSFORM_SEGMENT, Layout.FORMAT_TIME, pts);
    }

    /** Running time in ns of a time stamp in the current segment, or {@link Buffer#NO_TIME}. */
    protected final long runningTime(long pts) {
        return call(
                GstFunctions.SEGMENT_TO_RUNNING_TIME, address() + Layout.TRANSFORM_SEGMENT, Layout.FORMAT_TIME, pts);
    }

    // ---- for the binding

    /** Returns whether the base class shall see the event too. */
    boolean sinkEvent(int eventType, long eventAddress) throws Exception {
        event(EventType.of(eventType));
        return true;
    }

    void serializedQuery() {}

    int generateOutput(long result) throws Exception {
        throw new IllegalStateException("Not an asynchronous element");
    }

    final long sinkPad() {
        return getLong(address() + Layout.TRANSFORM_SINK_PAD);
    }

    final long srcPad() {
        return getLong(address() + Layout.TRANSFORM_SRC_PAD);
    }
}
