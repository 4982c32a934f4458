package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** The C functions behind every {@link BaseTransform}. */
final class TransformUpcalls {

    static final long SET_CAPS = stub("setCaps", int.class, 3);
    static final long TRANSFORM_IP = stub("transformIp", int.class, 2);
    static final long SINK_EVENT = stub("sinkEvent", int.class, 2);
    static final long QUERY = stub("query", int.class, 3);
    static final long GENERATE_OUTPUT = stub("generateOutput", int.class, 2);

    /** What the base class does, to be called by ours. */
    private static final class Parent {
        static final long CLASS = call(GLib.G_TYPE_CLASS_REF, call(GstFunctions.BASE_TRANSFORM_GET_TYPE));
        static final MemorySegment SINK_EVENT = function(Layout.CLASS_SINK_EVENT);
        static final MemorySegment QUERY = function(Layout.CLASS_QUERY);

        private static MemorySegment function(int offset) {
            return Native.pointer(getLong(CLASS + offset));
        }
    }

    private TransformUpcalls() {}

    private static BaseTransform of(long instance) {
        return (BaseTransform) ElementUpcalls.of(instance);
    }

    private static int setCaps(long instance, long in, long out) {
        try {
            of(instance).setCaps(new Caps(in), new Caps(out));
            return 1;
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
            return 0;
        }
    }

    private static int transformIp(long instance, long buffer) {
        try {
            return of(instance).transformIp(new Buffer(buffer)).value();
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
            return FlowReturn.ERROR.value();
        }
    }

    private static int generateOutput(long instance, long result) {
        try {
            return of(instance).generateOutput(result);
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
            return FlowReturn.ERROR.value();
        }
    }

    private static int sinkEvent(long instance, long event) {
        ElementUpcalls.adoptThread();
        try {
            if (!of(instance).sinkEvent(getInt(event + Layout.TYPE), event)) {
                return 1;
            }
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
        }
        return (int) call(Parent.SINK_EVENT, instance, event);
    }

    private static int query(long instance, long direction, long query) {
        try {
            int type = getInt(query + Layout.TYPE);
            BaseTransform element = of(instance);
            if ((type & Layout.SERIALIZED) != 0) {
                element.serializedQuery();
            }
            int answered = (int) call(Parent.QUERY, instance, direction, query);
            if (answered != 0 && type >> 8 == Layout.QUERY_LATENCY) {
                addLatency(query, element.latencyNanos());
            }
            return answered;
        } catch (Throwable t) {
            ElementUpcalls.report(instance, t);
            return 0;
        }
    }

    private static void addLatency(long query, long own) {
        if (own == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            long live = arena.allocate(24, 8).address();
            long min = live + 8;
            long max = live + 16;
            call(GstFunctions.QUERY_PARSE_LATENCY, query, live, min, max);
            long most = getLong(max);
            call(
                    GstFunctions.QUERY_SET_LATENCY,
                    query,
                    getInt(live),
                    getLong(min) + own,
                    most == Buffer.NO_TIME ? most : most + own);
        }
    }

    private static long stub(String method, Class<?> returns, int arguments) {
        return Native.upcall(MethodHandles.lookup(), method, returns, arguments);
    }
}
