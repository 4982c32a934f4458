package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;

/** An element of a pipeline. Holds a reference: close it. */
public sealed class Element implements AutoCloseable permits Pipeline {

    /** Outcome of a state change that was asked for. */
    public enum StateChange {
        FAILURE,
        SUCCESS,
        ASYNC,
        NO_PREROLL
    }

    private final long address;

    /** Takes over a reference. */
    Element(long address) {
        this.address = address;
    }

    /** The C pointer, for calls of one's own. */
    public final long address() {
        return address;
    }

    public final String name() {
        return GLib.take(call(GstFunctions.OBJECT_GET_NAME, address));
    }

    /** Name of the factory that made it, empty for one made without. */
    public final String factory() {
        long factory = call(GstFunctions.ELEMENT_GET_FACTORY, address);
        return factory == 0 ? "" : GLib.take(call(GstFunctions.OBJECT_GET_NAME, factory));
    }

    /** Classification of its factory, {@code Codec/Decoder/Video}; empty without one. */
    public final String klass() {
        long factory = call(GstFunctions.ELEMENT_GET_FACTORY, address);
        return factory == 0 ? "" : ElementFactory.metadata(factory, "klass");
    }

    /** A pad that is there now. */
    public final Optional<Pad> staticPad(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long pad = call(
                    GstFunctions.ELEMENT_GET_STATIC_PAD,
                    address,
                    arena.allocateFrom(name).address());
            return pad == 0 ? Optional.empty() : Optional.of(new Pad(pad));
        }
    }

    /** The pads that are there now; the caller closes them. */
    public final List<Pad> pads() {
        return Iterators.objects(call(GstFunctions.ELEMENT_ITERATE_PADS, address), Pad::new);
    }

    /** Whether it is a sink that takes each frame at the frame's time, not as soon as it comes. */
    public final boolean waitsForClock() {
        return GLib.isA(address, call(GstFunctions.BASE_SINK_GET_TYPE))
                && (int) call(GstFunctions.BASE_SINK_GET_SYNC, address) != 0;
    }

    /** Asks for a state. */
    public final StateChange setState(State state) {
        int change = (int) call(GstFunctions.ELEMENT_SET_STATE, address, state.ordinal());
        return StateChange.values()[change];
    }

    /** The state that was reached last; does not wait. */
    public final State state() {
        try (Arena arena = Arena.ofConfined()) {
            long state = arena.allocate(8, 8).address();
            call(GstFunctions.ELEMENT_GET_STATE, address, state, 0, 0);
            return State.of(getInt(state));
        }
    }

    /** Sends EOS into the sources; it arrives at the sinks behind all that is under way. */
    public final void sendEos() {
        call(GstFunctions.ELEMENT_SEND_EVENT, address, call(GstFunctions.EVENT_NEW_EOS));
    }

    /** Gives the reference back. */
    @Override
    public void close() {
        call(GstFunctions.OBJECT_UNREF, address);
    }

    @Override
    public final String toString() {
        return name();
    }
}
