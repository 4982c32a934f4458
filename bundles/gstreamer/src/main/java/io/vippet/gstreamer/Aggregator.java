package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getLong;
import static io.vippet.gstreamer.internal.Native.setLong;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java side of one element with any number of sink pads and one source pad (a {@code GstAggregator}). The buffers of
 * the first input pass, with its caps and segment; those of the others are looked at and end here. Hooks come from one
 * thread.
 *
 * <p>A buffer of another input belongs to the first input's one when it is on the screen at the time at which that one
 * begins; without times they go together in their order. Every buffer waits until all inputs have got that far or are over;
 * in a live pipeline no longer than its latency.
 */
public abstract non-sealed class Aggregator extends JavaElement {

    private final List<Input> inputs = new ArrayList<>();

    // ---- hooks

    /**
     * Caps arrived at an input. To refuse them, throw.
     *
     * @param input number of the sink pad, from 0, in the order in which they were asked for
     */
    protected void setCaps(int input, Caps caps) throws Exception {}

    /**
     * Takes over what is attached to a buffer of another input.
     *
     * @param frame of the first input; writable, valid during the call
     * @param input number of the other input, from 1
     * @param other valid during the call
     */
    protected abstract void merge(Buffer frame, int input, Buffer other) throws Exception;

    // ---- for the binding

    @Override
    void stopped() throws Exception {
        inputs.forEach(Input::close);
        inputs.clear();
        super.stopped();
    }

    void sinkEvent(long pad, EventType type, long event) throws Exception {
        if (type == EventType.STREAM_START) {
            findInputs();
            return;
        }
        int number = number(pad);
        if (number < 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            long out = arena.allocate(8, 8).address();
            if (type == EventType.CAPS) {
                call(GstFunctions.EVENT_PARSE_CAPS, event, out);
                inputs.get(number).caps(getLong(out));
                setCaps(number, new Caps(getLong(out)));
                if (number == 0) {
                    call(GstFunctions.PAD_MARK_RECONFIGURE, srcPad());
                }
            } else if (type == EventType.SEGMENT && number == 0) {
                call(GstFunctions.EVENT_PARSE_SEGMENT, event, out);
                call(GstFunctions.AGGREGATOR_UPDATE_SEGMENT, address(), getLong(out));
            }
        }
    }

    int updateSrcCaps(long result) {
        long caps = inputs.isEmpty() ? 0 : inputs.getFirst().caps();
        if (caps == 0) {
            call(GstFunctions.PAD_MARK_RECONFIGURE, srcPad());
            return Layout.FLOW_NEED_DATA;
        }
        setLong(result, call(GstFunctions.MINI_OBJECT_REF, caps));
        return FlowReturn.OK.value();
    }

    int aggregate(boolean late) throws Exception {
        if (inputs.isEmpty()) {
            return Layout.FLOW_NEED_DATA;
        }
        Input first = inputs.getFirst();
        Input.Span span = first.span();
        if (span == null) {
            return first.isOver() ? FlowReturn.EOS.value() : Layout.FLOW_NEED_DATA;
        }
        if (span.gap()) {
            first.drop();
            return FlowReturn.OK.value();
        }
        boolean complete = true;
        for (Input other : inputs.subList(1, inputs.size())) {
            complete &= other.advance(span.start());
        }
        return complete || late ? pass(first, span) : Layout.FLOW_NEED_DATA;
    }

    private int pass(Input first, Input.Span span) throws Exception {
        long taken = first.pop();
        if (taken == 0) {
            return Layout.FLOW_NEED_DATA;
        }
        long frame = call(GstFunctions.MINI_OBJECT_MAKE_WRITABLE, taken);
        try {
            for (int i = 1; i < inputs.size(); i++) {
                merge(new Buffer(frame), i, span);
            }
        } catch (Throwable t) {
            call(GstFunctions.MINI_OBJECT_UNREF, frame);
            throw t;
        }
        return (int) call(GstFunctions.AGGREGATOR_FINISH_BUFFER, address(), frame);
    }

    private void merge(Buffer frame, int number, Input.Span span) throws Exception {
        Input other = inputs.get(number);
        long found = other.peekAt(span.start());
        if (found == 0) {
            return;
        }
        try {
            merge(frame, number, new Buffer(found));
        } finally {
            call(GstFunctions.MINI_OBJECT_UNREF, found);
        }
        other.dropUntil(span);
    }

    private void findInputs() {
        List<Pad> pads = Iterators.objects(call(GstFunctions.ELEMENT_ITERATE_SINK_PADS, address()), Pad::new);
        List<Input> now = new ArrayList<>();
        for (Pad pad : pads) {
            int known = number(pad.address());
            if (known >= 0) {
                pad.close();
                now.add(inputs.get(known));
            } else {
                now.add(new Input(pad));
            }
        }
        inputs.stream().filter(input -> !now.contains(input)).forEach(Input::close);
        inputs.clear();
        inputs.addAll(now);
    }

    private int number(long pad) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).address() == pad) {
                return i;
            }
        }
        return -1;
    }

    private long srcPad() {
        return getLong(address() + Layout.AGGREGATOR_SRC_PAD);
    }
}
