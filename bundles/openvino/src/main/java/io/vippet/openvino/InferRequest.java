package io.vippet.openvino;

import io.vippet.openvino.internal.ElementTypes;
import io.vippet.openvino.internal.Handle;
import io.vippet.openvino.internal.NativeLibrary;
import io.vippet.openvino.internal.Ports;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** One inference in flight at a time. Started by one thread, it may be awaited by another. */
public final class InferRequest implements AutoCloseable {
    private static final int NOT_READY = -9;

    private final NativeLibrary library;
    private final ElementTypes types;
    private final Handle handle;

    InferRequest(NativeLibrary library, ElementTypes types, long pointer) {
        this.library = library;
        this.types = types;
        this.handle = new Handle(library, "ov_infer_request_free", pointer);
    }

    /** Sets what an input reads. The tensor has to match the input's type and shape. */
    public void setInputTensor(int index, Tensor tensor) {
        library.call("ov_infer_request_set_input_tensor_by_index", handle.get(), index, tensor.pointer());
    }

    /**
     * An output of the last inference. For static shapes its memory is the same after every inference, so it need be
     * fetched only once; it is valid until the request is closed.
     */
    public Tensor outputTensor(int index) {
        long t = library.out("ov_infer_request_get_output_tensor_by_index", handle.get(), index);
        ElementType type = types.type((int) library.out("ov_tensor_get_element_type", t));
        Shape shape = Ports.ofTensor(library, t);
        long size = library.out("ov_tensor_get_byte_size", t);
        MemorySegment data = NativeLibrary.bytes(library.out("ov_tensor_data", t), size);
        return new Tensor(library, t, type, shape, data);
    }

    /** Runs one inference and waits for it. */
    public void infer() {
        library.call("ov_infer_request_infer", handle.get());
    }

    /**
     * Starts an inference and returns at once.
     *
     * @throws OpenVinoException BUSY if the last one still runs
     */
    public void startAsync() {
        library.call("ov_infer_request_start_async", handle.get());
    }

    /**
     * Waits for the inference that was started. Blocks the carrier when called on a virtual thread.
     *
     * @throws OpenVinoException CANCELLED after {@link #cancel}, or what the inference failed with
     */
    public void await() {
        library.call("ov_infer_request_wait", handle.get());
    }

    /** Waits at most so long; whether the inference has ended. */
    public boolean await(Duration limit) {
        String function = "ov_infer_request_wait_for";
        int status = library.status(function, handle.get(), limit.toMillis());
        if (status == NOT_READY) {
            return false;
        }
        library.check(function, status);
        return true;
    }

    /** Asks a running inference to end early. */
    public void cancel() {
        library.call("ov_infer_request_cancel", handle.get());
    }

    @Override
    public void close() {
        handle.free();
    }
}
