package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Where buffers leave or enter an element. Holds a reference: close it. */
public final class Pad implements AutoCloseable {

    /** Sees the buffers of a pad. */
    @FunctionalInterface
    public interface BufferProbe {

        /** Called for each buffer, on the streaming thread; the buffer is valid during the call and not writable. */
        void buffer(Buffer buffer);

        /** Called when no buffers follow: the stream is over. */
        default void ended() {}
    }

    private static final Map<Long, BufferProbe> PROBES = new ConcurrentHashMap<>();
    private static final Map<Long, Runnable> FIRSTS = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);

    private final long address;

    /** Takes over a reference. */
    Pad(long address) {
        this.address = address;
    }

    public long address() {
        return address;
    }

    public String name() {
        return GLib.take(call(GstFunctions.OBJECT_GET_NAME, address));
    }

    /** Whether buffers leave here. */
    public boolean isSource() {
        return (int) call(GstFunctions.PAD_GET_DIRECTION, address) == 1;
    }

    /**
     * The pad at the other end of the link; where that is the border of a bin, the pad behind it. Empty when a link is
     * missing (yet).
     */
    public Optional<Pad> peer() {
        long peer = call(GstFunctions.PAD_GET_PEER, address);
        while (peer != 0 && GLib.isA(peer, call(GstFunctions.PROXY_PAD_GET_TYPE))) {
            long next = isGhost(peer)
                    ? call(GstFunctions.GHOST_PAD_GET_TARGET, peer)
                    : peerOf(call(GstFunctions.PROXY_PAD_GET_INTERNAL, peer));
            call(GstFunctions.OBJECT_UNREF, peer);
            peer = next;
        }
        return peer == 0 ? Optional.empty() : Optional.of(new Pad(peer));
    }

    /** The pads of the same element that data comes from or goes to here; the caller closes them. */
    public List<Pad> internalLinks() {
        long iterator = call(GstFunctions.PAD_ITERATE_INTERNAL_LINKS, address);
        return iterator == 0 ? List.of() : Iterators.objects(iterator, Pad::new);
    }

    private static boolean isGhost(long pad) {
        return GLib.isA(pad, call(GstFunctions.GHOST_PAD_GET_TYPE));
    }

    private static long peerOf(long pad) {
        if (pad == 0) {
            return 0;
        }
        long peer = call(GstFunctions.PAD_GET_PEER, pad);
        call(GstFunctions.OBJECT_UNREF, pad);
        return peer;
    }

    /** The element that the pad belongs to, empty for a pad that is not inside one. */
    public Optional<Element> element() {
        long parent = call(GstFunctions.OBJECT_GET_PARENT, address);
        if (parent == 0) {
            return Optional.empty();
        }
        if (!GLib.isA(parent, call(GstFunctions.ELEMENT_GET_TYPE))) {
            call(GstFunctions.OBJECT_UNREF, parent);
            return Optional.empty();
        }
        return Optional.of(new Element(parent));
    }

    /** Text of the caps that were agreed on, empty before. */
    public String currentCaps() {
        long caps = call(GstFunctions.PAD_GET_CURRENT_CAPS, address);
        if (caps == 0) {
            return "";
        }
        String text = new Caps(caps).toString();
        call(GstFunctions.MINI_OBJECT_UNREF, caps);
        return text;
    }

    /** Lets a probe see every buffer until the pad is gone. Buffers in lists are not seen. */
    public void addProbe(BufferProbe probe) {
        long id = NEXT.getAndIncrement();
        PROBES.put(id, probe);
        long kinds = Layout.PROBE_BUFFER | Layout.PROBE_EVENT_DOWNSTREAM;
        call(GstFunctions.PAD_ADD_PROBE, address, kinds, Stubs.PASSING, id, Stubs.FORGET);
    }

    /** Calls back when the first data passes, buffers in lists included, on the streaming thread. */
    public void whenDataPasses(Runnable action) {
        long id = NEXT.getAndIncrement();
        FIRSTS.put(id, action);
        int data = Layout.PROBE_BUFFER | Layout.PROBE_BUFFER_LIST;
        call(GstFunctions.PAD_ADD_PROBE, address, data, Stubs.FIRST, id, Stubs.FORGET);
    }

    @Override
    public void close() {
        call(GstFunctions.OBJECT_UNREF, address);
    }

    private static int passing(long pad, long info, long id) {
        try {
            BufferProbe probe = PROBES.get(id);
            if (probe != null) {
                long passing = getLong(info + Layout.PROBE_INFO_DATA);
                if ((getInt(info) & Layout.PROBE_BUFFER) != 0) {
                    probe.buffer(new Buffer(passing));
                } else if (EventType.of(getInt(passing + Layout.TYPE)) == EventType.EOS) {
                    probe.ended();
                }
            }
        } catch (Throwable t) {
            System.err.println("Probe failed: " + t);
        }
        return Layout.PROBE_OK;
    }

    private static int first(long pad, long info, long id) {
        try {
            Runnable action = FIRSTS.remove(id);
            if (action != null) {
                action.run();
            }
        } catch (Throwable t) {
            System.err.println("Data probe failed: " + t);
        }
        return Layout.PROBE_REMOVE;
    }

    private static void forget(long id) {
        PROBES.remove(id);
        FIRSTS.remove(id);
    }

    private static final class Stubs {
        static final long PASSING = Native.upcall(MethodHandles.lookup().in(Pad.class), "passing", int.class, 3);
        static final long FIRST = Native.upcall(MethodHandles.lookup().in(Pad.class), "first", int.class, 3);
        static final long FORGET = Native.upcall(MethodHandles.lookup().in(Pad.class), "forget", void.class, 1);
    }
}
