package io.vippet.api.device;

import io.vippet.api.runner.InferenceDevice;
import java.util.List;
import java.util.Optional;

/** A vendor's knowledge of one family of hardware. Drop a bundle with such a service in and its devices are offered. */
public interface DeviceBackend {

    /**
     * Describes the devices of this family.
     *
     * @param seen what the inference runtime sees
     * @return those of {@code seen} that belong here, in that order, then those that only this backend knows
     */
    List<Device> devices(List<InferenceDevice> seen);

    /** Tells whether launch texts with {@code device=<name>} belong to this backend. */
    boolean owns(String deviceName);

    /**
     * Proposes decoder elements for a codec, best first.
     *
     * @param codec {@code h264}, {@code h265} or {@code mjpg}
     */
    List<String> decoders(String codec);

    /**
     * Proposes encoder texts (element and properties, H.264), best first; empty when this hardware encodes nothing.
     *
     * @param stream true for a live stream, false for a file
     */
    List<String> encoders(boolean stream);

    /** The element that converts raw video for this hardware, for instance {@code videoconvert}. */
    Optional<String> converter();
}
