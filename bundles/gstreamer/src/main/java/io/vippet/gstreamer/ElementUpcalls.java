package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;
import static io.vippet.gstreamer.internal.Native.setInt;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The C functions that Java elements of every base class have: one each, shared by all types. The instance holds an index
 * behind its parent structure, so that finding the Java side is an array access. Nothing may be thrown into C: that would
 * end the process.
 */
final class ElementUpcalls {

    static final long SET_PROPERTY = stub("setProperty", void.class, 4);
    static final long GET_PROPERTY = stub("getProperty", void.class, 4);
    static final long FINALIZE = stub("finalizeInstance", void.class, 1);
    static final long START = stub("start", int.class, 1);
    static final long STOP = stub("stop", int.class, 1);

    private static final ClassLoader LOADER = ElementUpcalls.class.getClassLoader();

    private static volatile @Nullable JavaElement[] table = new @Nullable JavaElement[64];
    private static int used = 1;
    private static final Deque<Integer> FREE = new ArrayDeque<>();

    private ElementUpcalls() {}

    /** Binds a Java side to a new instance. */
    static synchronized void add(long instance, JavaElement element) {
        int index = FREE.isEmpty() ? used++ : FREE.pop();
        @Nullable JavaElement[] current = table;
        if (index >= current.length) {
            current = Arrays.copyOf(current, current.length * 2);
        }
        current[index] = element;
        table = current;
        setInt(instance + Layout.INDEX, index);
    }

    private static synchronized void remove(int index) {
        @Nullable JavaElement[] current = table;
        current[index] = null;
        table = current;
        FREE.push(index);
    }

    /** Elements that GStreamer has not destroyed yet. */
    static synchronized int size() {
        return used - 1 - FREE.size();
    }

    static JavaElement of(long instance) {
        JavaElement element = table[getInt(instance + Layout.INDEX)];
        if (element == null) {
            throw new IllegalStateException("Element without a Java side: its constructor failed");
        }
        return element;
    }

    static void report(long instance, Throwable thrown) {
        try {
            of(instance).fail(thrown);
        } catch (Throwable beyondHelp) {
            System.err.println("Java element failed: " + thrown + "; " + beyondHelp);
        }
    }

    private static void setProperty(long instance, long id, long value, long spec) {
        try {
            JavaElement element = of(instance);
            int index = (int) id - 1;
            element.value(index, PropertyValues.read(element.properties().get(index), value));
        } catch (Throwable t) {
            report(instance, t);
        }
    }

    private static void getProperty(long instance, long id, long value, long spec) {
        try {
            JavaElement element = of(instance);
            int index = (int) id - 1;
            PropertyValues.write(element.properties().get(index), element.value(index), value);
        } catch (Throwable t) {
            report(instance, t);
        }
    }

    private static void finalizeInstance(long instance) {
        try {
            int index = getInt(instance + Layout.INDEX);
            JavaElement element = table[index];
            if (element != null) {
                element.disposed();
                remove(index);
            }
        } catch (Throwable t) {
            System.err.println("Java element failed while it was disposed of: " + t);
        }
        long parent = call(GLib.G_TYPE_CLASS_PEEK_PARENT, getLong(instance));
        call(Native.pointer(getLong(parent + Layout.CLASS_FINALIZE)), instance);
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

    /** Threads that GStreamer made have no context class loader, which ServiceLoader and friends ask for. */
    static void adoptThread() {
        Thread thread = Thread.currentThread();
        if (thread.getContextClassLoader() == null) {
            thread.setContextClassLoader(LOADER);
        }
    }

    private static long stub(String method, Class<?> returns, int arguments) {
        return Native.upcall(MethodHandles.lookup(), method, returns, arguments);
    }
}
