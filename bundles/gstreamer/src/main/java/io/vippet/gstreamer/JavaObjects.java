package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.Native;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Java objects inside GValues: a boxed type whose "pointer" is a ticket; copying counts, freeing gives it back. */
final class JavaObjects {

    /** Name of the field that holds the ticket. */
    static final long FIELD = Native.eternal("object");

    private static final ConcurrentHashMap<Long, Held> HELD = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);

    private record Held(Object object, int count) {}

    private static final class Type {
        static final long GTYPE = call(
                GLib.G_BOXED_TYPE_REGISTER_STATIC,
                Native.eternal("VippetJavaObject"),
                Native.upcall(MethodHandles.lookup(), "copy", long.class, 1),
                Native.upcall(MethodHandles.lookup(), "free", void.class, 1));

        private static long copy(long ticket) {
            HELD.computeIfPresent(ticket, (_, held) -> new Held(held.object, held.count + 1));
            return ticket;
        }

        private static void free(long ticket) {
            HELD.computeIfPresent(ticket, (_, held) -> held.count == 1 ? null : new Held(held.object, held.count - 1));
        }
    }

    private JavaObjects() {}

    static long gtype() {
        return Type.GTYPE;
    }

    /** A ticket for an object, counted once. */
    static long hold(Object object) {
        long ticket = NEXT.getAndIncrement();
        HELD.put(ticket, new Held(object, 1));
        return ticket;
    }

    static Optional<Object> get(long ticket) {
        return Optional.ofNullable(HELD.get(ticket)).map(Held::object);
    }

    /** Objects that are still attached somewhere. */
    static int size() {
        return HELD.size();
    }
}
