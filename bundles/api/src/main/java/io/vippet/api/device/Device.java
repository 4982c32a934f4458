package io.vippet.api.device;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Required;
import org.jspecify.annotations.Nullable;

/**
 * An inference device.
 *
 * @param deviceName name in launch texts: {@code CPU}, {@code GPU}, {@code GPU.0}, {@code NPU}
 * @param fullDeviceName marketing name as the inference runtime reports it
 * @param deviceType how it is attached
 * @param deviceFamily kind of processor
 * @param gpuId 0 for {@code GPU}, n for {@code GPU.n}, else null
 * @param inferencePlugin the GStreamer plug-in whose elements infer on it, null when there is none: DL Streamer's own
 *     where it is installed, else that of the Java elements
 */
public record Device(
        String deviceName,
        String fullDeviceName,
        DeviceType deviceType,
        DeviceFamily deviceFamily,
        @Required @Nullable Integer gpuId,
        @Addition @Nullable String inferencePlugin) {

    /** A device of which it is not known yet what infers on it. */
    public Device(
            String deviceName,
            String fullDeviceName,
            DeviceType deviceType,
            DeviceFamily deviceFamily,
            @Nullable Integer gpuId) {
        this(deviceName, fullDeviceName, deviceType, deviceFamily, gpuId, null);
    }

    /** The same with what infers on it. */
    public Device served(@Nullable String plugin) {
        return new Device(deviceName, fullDeviceName, deviceType, deviceFamily, gpuId, plugin);
    }
}
