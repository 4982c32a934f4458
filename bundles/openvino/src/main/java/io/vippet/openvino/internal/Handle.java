package io.vippet.openvino.internal;

import io.vippet.openvino.OpenVinoException;
import io.vippet.openvino.OpenVinoException.Kind;
import java.util.concurrent.atomic.AtomicLong;

/** A native object that is freed once, and refused afterwards. */
public final class Handle {
    private final NativeLibrary library;
    private final String free;
    private final AtomicLong pointer;

    /** Takes over an object and the name of the function that frees it. */
    public Handle(NativeLibrary library, String free, long pointer) {
        this.library = library;
        this.free = free;
        this.pointer = new AtomicLong(pointer);
    }

    /** The pointer, as long as the object lives. */
    public long get() {
        long p = pointer.get();
        if (p == 0) {
            throw new OpenVinoException(Kind.CLOSED, "Used after close (" + free + ")");
        }
        return p;
    }

    /** Frees the object; again: nothing. */
    public void free() {
        long p = pointer.getAndSet(0);
        if (p != 0) {
            library.value(free, p);
        }
    }
}
