package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** The C functions behind every {@link Aggregator}. */
final class AggregatorUpcalls {

    static final long SINK_EVENT = stub("sinkEvent", 3);
    static final long UPDATE_SRC_CAPS = stub("updateSrcCaps", 3);
    static final long AGGREGATE = stub("aggregate", 2);

    /** What the base class does, to be called by ours. */
    private static final class Parent {
        static final MemorySegment SINK_EVENT =
                Native.pointer(getLong(call(GLib.G_TYPE_CLASS_REF, call(GstFunctions.AGGREGATOR_GET_TYPE))
                        + Layout.AGGREGATOR_CLASS_SINK_EVENT));
    }

    private AggregatorUpcalls() {}

    private static Aggregator of(long instance) {
        return (Aggregator) ElementUpcalls.of(instance);
    }

    private static int sinkEvent(long instance, long pad, long event) {
        ElementUpcalls.adoptThread();
        try {
            of(instance).sinkEvent(pad, EventType.of(getInt(event + Layout.TYPE)), event);
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
        }
        return (int) call(Parent.SINK_EVENT, instance, pad, event);
    }

    private static int updateSrcCaps(long instance, long wanted, long result) {
        try {
            return of(instance).updateSrcCaps(result);
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
            return FlowReturn.ERROR.value();
        }
    }

    private static int aggregate(long instance, long timeout) {
        try {
            return of(instance).aggregate((int) timeout != 0);
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
            return FlowReturn.ERROR.value();
        }
    }

    private static long stub(String method, int arguments) {
        return Native.upcall(MethodHandles.lookup(), method, int.class, arguments);
    }
}
