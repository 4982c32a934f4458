package io.vippet.devices.internal;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.DeviceType;
import io.vippet.api.runner.InferenceDevice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the name and the properties of a device tell without a backend. */
final class DeviceNaming {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceNaming.class);
    private static final Pattern GPU = Pattern.compile("GPU(?:\\.(\\d{1,9}))?");

    private DeviceNaming() {}

    /** Describes a device. */
    static Device describe(InferenceDevice device) {
        String name = device.name();
        return new Device(
                name,
                device.properties().getOrDefault("FULL_DEVICE_NAME", name),
                type(device.properties().getOrDefault("DEVICE_TYPE", "")),
                family(name),
                gpuId(name));
    }

    /** {@code GPU} is 0, {@code GPU.n} is n, all else has none. */
    static @Nullable Integer gpuId(String name) {
        Matcher m = GPU.matcher(name);
        if (!m.matches()) {
            return null;
        }
        return m.group(1) == null ? Integer.valueOf(0) : Integer.valueOf(m.group(1));
    }

    private static DeviceFamily family(String name) {
        for (DeviceFamily family : DeviceFamily.values()) {
            if (name.startsWith(family.name())) {
                return family;
            }
        }
        LOG.error("Device {} is of no known family and is listed as CPU; a device backend would know better", name);
        return DeviceFamily.CPU;
    }

    private static DeviceType type(String text) {
        return text.toUpperCase(java.util.Locale.ROOT).contains("DISCRETE")
                ? DeviceType.DISCRETE
                : DeviceType.INTEGRATED;
    }
}
