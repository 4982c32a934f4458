package io.vippet.vision;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** One inference at a time. Filled and started by one thread, then awaited by another. */
public interface EngineRequest extends AutoCloseable {

    /** The input: {@code width * height * channels} bytes in the model's layout. Not to be written while it runs. */
    MemorySegment input();

    /** Starts; returns at once. */
    void start();

    /**
     * Waits for the end.
     *
     * @throws RuntimeException when the inference failed
     */
    void await();

    /** Outputs of the last inference, in order, to be read before the next one: the arrays are used again. */
    List<FloatTensor> outputs();

    @Override
    void close();
}
