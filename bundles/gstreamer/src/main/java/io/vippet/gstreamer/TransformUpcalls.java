package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;
import static io.vippet.gstreamer.internal.Native.setInt;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The C functions behind every Java element: one each, shared by all types. The instance holds an index behind its parent
 * structure, so that finding the Java side is an array access. Nothing may be thrown into C: that would end the process.
 */
final class TransformUpcalls {

    static final long SET_PROPERTY = stub("setProperty", void.class, 4);
    static final long GET_PROPERTY = stub("getProperty", void.class, 4);
    static final long FINALIZE = stub("finalizeInstance", void.class, 1);
    static final long START = stub("start", int.class, 1);
    static final long STOP = stub("stop", int.class, 1);
    static final long SET_CAPS = stub("setCaps", int.class, 3);
    static final long TRANSFORM_IP = stub("transformIp", int.class, 2);
    static final long SINK_EVENT = stub("sinkEvent", int.class, 2);
    static final long QUERY = stub("query", int.class, 3);
    static final long GENERATE_OUTPUT = stub("generateOutput", int.class, 2);

    private static final ClassLoader LOADER = TransformUpcalls.class.getClassLoader();

    private static volatile @Nullable BaseTransform[] table = new @Nullable BaseTransform[64];
    private static int used = 1;
    private static final Deque<Integer> FREE = new ArrayDeque<>();

    /** What the base class does, to be called by ours. */
    private static final class Parent {
        static final long CLASS = call(GLib.G_TYPE_CLASS_REF, call(GstFunctions.BASE_TRANSFORM_GET_TYPE));
        static final java.lang.foreign.MemorySegment FINALIZE = function(Layout.CLASS_FINALIZE);
        static final java.lang.foreign.MemorySegment SINK_EVENT = function(Layout.CLASS_SINK_EVENT);
        static final java.lang.foreign.MemorySegment QUERY = function(Layout.CLASS_QUERY);

        private static java.lang.foreign.MemorySegment function(int offset) {
            return Native.pointer(getLong(CLASS + offset));
        }
    }

    private TransformUpcalls() {}

    /** Binds a Java side to a new instance. */
    static synchronized void add(long instance, BaseTransform element) {
        int index = FREE.isEmpty() ? used++ : FREE.pop();
        @Nullable BaseTransform[] current = table;
        if (index >= current.length) {
            current = Arrays.copyOf(current, current.length * 2);
        }
        current[index] = element;
        table = current;
        setInt(instance + Layout.TRANSFORM_SIZE, index);
    }

    private static synchronized void remove(int index) {
        @Nullable BaseTransform[] current = table;
        current[index] = null;
        table = current;
        FREE.push(index);
    }

    /** Elements that GStreamer has not destroyed yet. */
    static synchronized int size() {
        return used - 1 - FREE.size();
    }

    private static BaseTransform of(long instance) {
        BaseTransform element = table[getInt(instance + Layout.TRANSFORM_SIZE)];
        if (element == null) {
            throw new IllegalStateException("Element without a Java side: its constructor failed");
        }
        return element;
    }

    private static void report(long instance, Throwable thrown) {
        try {
            of(instance).fail(thrown);
        } catch (Throwable beyondHelp) {
            System.err.println("Java element failed: " + thrown + "; " + beyondHelp);
        }
    }

    private static void setProperty(long instance, long id, long value, long spec) {
        try {
            BaseTransform element = of(instance);
            int index = (int) id - 1;
            element.value(index, PropertyValues.read(element.properties().get(index), value));
        } catch (Throwable t) {
            report(instance, t);
        }
    }

    private static void getProperty(long instance, long id, long value, long spec) {
        try {
            BaseTransform element = of(instance);
            int index = (int) id - 1;
            PropertyValues.write(element.properties().get(index), element.value(index), value);
        } catch (Throwable t) {
            report(instance, t);
        }
    }

    private static void finalizeInstance(long instance) {
        try {
            int index = getInt(instance + Layout.TRANSFORM_SIZE);
            BaseTransform element = table[index];
            if (element != null) {
                element.disposed();
                remove(index);
            }
        } catch (Throwable t) {
            System.err.println("Java element failed while it was disposed of: " + t);
        }
        call(Parent.FINALIZE, instance);
    }

    private static int start(long instance) {
        adoptThread();
        try {
            of(instance).started();
            return 1;
        } catch (Throwable t) {
            report(instance, t);
            stop(instance);
            return 0;
        }
    }

    private static int stop(long instance) {
        try {
            of(instance).stopped();
        } catch (Throwable t) {
            report(instance, t);
        }
        return 1;
    }

    private static int setCaps(long instance, long in, long out) {
        try {
            of(instance).setCaps(new Caps(in), new Caps(out));
            return 1;
        } catch (Throwable t) {
            report(instance, t);
            return 0;
        }
    }

    private static int transformIp(long instance, long buffer) {
        try {
            return of(instance).transformIp(new Buffer(buffer)).value();
        } catch (Throwable t) {
            report(instance, t);
            return FlowReturn.ERROR.value();
        }
    }

    private static int generateOutput(long instance, long result) {
        try {
            return of(instance).generateOutput(result);
        } catch (Throwable t) {
            report(instance, t);
            return FlowReturn.ERROR.value();
        }
    }

    private static int sinkEvent(long instance, long event) {
        adoptThread();
        try {
            if (!of(instance).sinkEvent(getInt(event + Layout.TYPE), event)) {
                return 1;
            }
        } catch (Throwable t) {
            report(instance, t);
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
            report(instance, t);
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

    /** Threads that GStreamer made have no context class loader, which ServiceLoader and friends ask for. */
    private static void adoptThread() {
        Thread thread = Thread.currentThread();
        if (thread.getContextClassLoader() == null) {
            thread.setContextClassLoader(LOADER);
        }
    }

    private static long stub(String method, Class<?> returns, int arguments) {
        return Native.upcall(MethodHandles.lookup(), method, returns, arguments);
    }
}
