package io.vippet.openvino;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.vippet.openvino.internal.ElementTypes;
import io.vippet.openvino.internal.Handle;
import io.vippet.openvino.internal.NativeLibrary;
import io.vippet.openvino.internal.Ports;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A model as read from a file, before it is compiled. For one thread at a time. */
public final class Model implements AutoCloseable {
    private final NativeLibrary library;
    private final ElementTypes types;
    private final Handle handle;

    Model(NativeLibrary library, ElementTypes types, long pointer) {
        this.library = library;
        this.types = types;
        this.handle = new Handle(library, "ov_model_free", pointer);
    }

    /** The name that the file gives the model. */
    public String friendlyName() {
        return library.text("ov_model_get_friendly_name", handle.get());
    }

    /** Inputs in order. */
    public List<Port> inputs() {
        long n = library.out("ov_model_inputs_size", handle.get());
        return Ports.read(library, types, handle.get(), "ov_model_const_input_by_index", n);
    }

    /** Outputs in order. */
    public List<Port> outputs() {
        long n = library.out("ov_model_outputs_size", handle.get());
        return Ports.read(library, types, handle.get(), "ov_model_const_output_by_index", n);
    }

    /**
     * Gives one input another shape.
     *
     * @throws OpenVinoException if constants of the model fix the shape
     */
    public void reshape(int input, Shape shape) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment dims = arena.allocate(16L * Math.max(1, shape.rank()), 8);
            for (int i = 0; i < shape.rank(); i++) {
                dims.set(JAVA_LONG, 16L * i, shape.dim(i));
                dims.set(JAVA_LONG, 16L * i + 8, shape.dim(i));
            }
            MemorySegment partial = NativeLibrary.longs(arena, shape.rank(), shape.rank(), dims.address());
            MemorySegment index = NativeLibrary.longs(arena, input);
            library.call("ov_model_reshape_by_port_indexes", handle.get(), index.address(), partial.address(), 1);
        }
    }

    @Override
    public void close() {
        handle.free();
    }

    long pointer() {
        return handle.get();
    }

    NativeLibrary library() {
        return library;
    }

    ElementTypes types() {
        return types;
    }
}
