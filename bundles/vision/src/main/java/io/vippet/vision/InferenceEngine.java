package io.vippet.vision;

import io.vippet.gstreamer.ElementProvider.InferenceDevice;
import java.util.List;

/**
 * A runtime that compiles models for devices and runs them. Found by {@link java.util.ServiceLoader}; its constructor
 * loads nothing. Thread-safe.
 */
public interface InferenceEngine {

    /** Name for results and logs, for instance {@code OpenVINO}. */
    String name();

    /** Whether it serves a device as named in launch texts: {@code CPU}, {@code GPU.1}, {@code AUTO:GPU,CPU}. */
    boolean serves(String device);

    /**
     * Version of the runtime; loads it.
     *
     * @throws VisionException ENGINE when the runtime is not there
     */
    String version();

    /** Devices that this machine has, in the runtime's order. */
    List<InferenceDevice> devices();

    /**
     * Reads and compiles a model.
     *
     * @throws VisionException MODEL when the file cannot be used, ENGINE when the runtime is not there
     */
    EngineModel load(ModelRequest request);
}
