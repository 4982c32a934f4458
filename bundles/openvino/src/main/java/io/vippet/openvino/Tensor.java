package io.vippet.openvino;

import io.vippet.openvino.internal.Handle;
import io.vippet.openvino.internal.NativeLibrary;
import java.lang.foreign.MemorySegment;

/** Typed, shaped view of native memory: made over memory of the caller, or handed out by a request. */
public final class Tensor implements AutoCloseable {
    private final Handle handle;
    private final ElementType elementType;
    private final Shape shape;
    private final MemorySegment data;

    Tensor(NativeLibrary library, long pointer, ElementType elementType, Shape shape, MemorySegment data) {
        this.handle = new Handle(library, "ov_tensor_free", pointer);
        this.elementType = elementType;
        this.shape = shape;
        this.data = data;
    }

    /** Type of the elements. */
    public ElementType elementType() {
        return elementType;
    }

    /** Dimensions at the time when the tensor was made or fetched. */
    public Shape shape() {
        return shape;
    }

    /** The elements, row-major, in the machine's byte order. */
    public MemorySegment data() {
        return data;
    }

    /** Frees the view; the memory of the caller is untouched. */
    @Override
    public void close() {
        handle.free();
    }

    long pointer() {
        return handle.get();
    }
}
