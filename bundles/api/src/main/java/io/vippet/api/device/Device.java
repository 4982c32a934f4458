package io.vippet.api.device;

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
 */
public record Device(
        String deviceName,
        String fullDeviceName,
        DeviceType deviceType,
        DeviceFamily deviceFamily,
        @Required @Nullable Integer gpuId) {}
