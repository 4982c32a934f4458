package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Reads GstIterators of objects to the end. */
final class Iterators {

    private static final int OK = 1;
    private static final int RESYNC = 2;

    private Iterators() {}

    /** The objects, each with a reference of its own; frees the iterator. */
    static <T extends AutoCloseable> List<T> objects(long iterator, LongFunction<T> wrap) {
        List<Long> found = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            long value = arena.allocate(Layout.VALUE_SIZE, 8).address();
            int step = next(iterator, value);
            while (step == OK || step == RESYNC) {
                if (step == RESYNC) {
                    found.forEach(object -> call(GstFunctions.OBJECT_UNREF, object));
                    found.clear();
                    call(GstFunctions.ITERATOR_RESYNC, iterator);
                } else {
                    found.add(call(GstFunctions.OBJECT_REF, getLong(value + Layout.VALUE_DATA)));
                    call(GLib.G_VALUE_RESET, value);
                }
                step = next(iterator, value);
            }
            if (getLong(value) != 0) {
                call(GLib.G_VALUE_UNSET, value);
            }
        }
        call(GstFunctions.ITERATOR_FREE, iterator);
        return found.stream().map(wrap::apply).toList();
    }

    private static int next(long iterator, long value) {
        return (int) call(GstFunctions.ITERATOR_NEXT, iterator, value);
    }
}
