package io.vippet.openvino;

import io.vippet.openvino.internal.ElementTypes;
import io.vippet.openvino.internal.Handle;
import io.vippet.openvino.internal.NativeLibrary;
import io.vippet.openvino.internal.Ports;
import java.lang.foreign.Arena;
import java.util.List;

/** A model compiled for a device. Safe for use by several threads. */
public final class CompiledModel implements AutoCloseable {
    private final NativeLibrary library;
    private final ElementTypes types;
    private final Handle handle;

    CompiledModel(NativeLibrary library, ElementTypes types, long pointer) {
        this.library = library;
        this.types = types;
        this.handle = new Handle(library, "ov_compiled_model_free", pointer);
    }

    /** Inputs in order. */
    public List<Port> inputs() {
        long n = library.out("ov_compiled_model_inputs_size", handle.get());
        return Ports.read(library, types, handle.get(), "ov_compiled_model_input_by_index", n);
    }

    /** Outputs in order. */
    public List<Port> outputs() {
        long n = library.out("ov_compiled_model_outputs_size", handle.get());
        return Ports.read(library, types, handle.get(), "ov_compiled_model_output_by_index", n);
    }

    /**
     * A property as text, for instance {@code INFERENCE_PRECISION_HINT}, {@code EXECUTION_DEVICES},
     * {@code OPTIMAL_NUMBER_OF_INFER_REQUESTS}.
     *
     * @throws OpenVinoException if the device does not know the key
     */
    public String property(String key) {
        try (Arena arena = Arena.ofConfined()) {
            long name = NativeLibrary.string(arena, key).address();
            return library.text("ov_compiled_model_get_property", handle.get(), name);
        }
    }

    /** A new request; each runs one inference at a time. */
    public InferRequest createInferRequest() {
        return new InferRequest(library, types, library.out("ov_compiled_model_create_infer_request", handle.get()));
    }

    /** Frees the compiled model. Its requests keep what they need. */
    @Override
    public void close() {
        handle.free();
    }
}
