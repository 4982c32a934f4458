package io.vippet.vision.internal.openvino;

import io.vippet.gstreamer.ElementProvider.InferenceDevice;
import io.vippet.openvino.Core;
import io.vippet.openvino.OpenVinoException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Asks a device for everything it tells. */
final class DeviceReport {
    private DeviceReport() {}

    static InferenceDevice of(Core core, String name) {
        Map<String, String> properties = new TreeMap<>();
        for (String key : words(read(core, name, "SUPPORTED_PROPERTIES"))) {
            String value = read(core, name, key);
            if (!value.isEmpty()) {
                properties.put(key, value);
            }
        }
        return new InferenceDevice(
                name,
                properties.getOrDefault("FULL_DEVICE_NAME", name),
                properties.getOrDefault("DEVICE_TYPE", "").toUpperCase(Locale.ROOT),
                words(properties.getOrDefault("OPTIMIZATION_CAPABILITIES", "")),
                properties);
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+")).stream().filter(w -> !w.isEmpty()).toList();
    }

    // Some keys are listed but cannot be read without hardware, or are write-only.
    static String read(Core core, String device, String key) {
        try {
            return core.property(device, key);
        } catch (OpenVinoException e) {
            return "";
        }
    }
}
