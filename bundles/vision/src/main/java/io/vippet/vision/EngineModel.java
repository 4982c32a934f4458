package io.vippet.vision;

import java.util.List;

/** A model compiled for a device; makes requests. Thread-safe. */
public interface EngineModel extends AutoCloseable {

    /** Width of the input picture in pixels. */
    int width();

    /** Height of the input picture in pixels. */
    int height();

    /** Whether the input takes planes (NCHW) instead of interleaved channels (NHWC). */
    boolean planar();

    /** How many channels the input has: 3, or 1 for grey pictures. */
    int channels();

    /** The outputs, in order. */
    List<OutputPort> outputs();

    /** Where it really runs, for instance {@code CPU} for {@code AUTO}. */
    String device();

    /** The vendor's name of that device, empty when unknown. */
    String fullDeviceName();

    /** What it really computes in, for instance {@code bf16}; empty when unknown. */
    String precision();

    /** How many requests make progress at the same time, at least 1. */
    int streams();

    /** A new request with an input buffer of its own. */
    EngineRequest newRequest();

    /** Frees the model; its requests have to be closed before. */
    @Override
    void close();
}
