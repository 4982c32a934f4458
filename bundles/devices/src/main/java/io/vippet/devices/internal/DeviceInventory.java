package io.vippet.devices.internal;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceBackend;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.Devices;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.Introspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists what the inference runtime sees, as the backends describe it; devices without a backend go by their name. */
@Component(service = Devices.class)
public final class DeviceInventory implements Devices {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceInventory.class);

    private final Introspection introspection;
    private final Backends backends;

    /** Creates the service. */
    @Activate
    public DeviceInventory(@Reference Introspection introspection, @Reference Backends backends) {
        this.introspection = introspection;
        this.backends = backends;
    }

    @Override
    public List<Device> list() {
        List<InferenceDevice> seen = introspection.devices();
        @Nullable String plugin = seen.isEmpty() ? null : inferencePlugin();
        Map<String, Device> described = describe(seen);
        List<Device> devices = new ArrayList<>();
        for (InferenceDevice d : seen) {
            @Nullable Device known = described.remove(d.name());
            devices.add((known != null ? known : DeviceNaming.describe(d)).served(plugin));
        }
        devices.addAll(described.values()); // hardware that only its backend knows
        return distinguishGpus(devices);
    }

    private @Nullable String inferencePlugin() {
        return introspection.elements().stream()
                .filter(element -> element.name().equals("gvadetect"))
                .map(ElementInfo::plugin)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<DeviceBackend> backends() {
        return backends.ranked();
    }

    /** Device name to the description of the highest ranked backend that knows it, highest ranking first. */
    private Map<String, Device> describe(List<InferenceDevice> seen) {
        Map<String, Device> described = new LinkedHashMap<>();
        for (DeviceBackend backend : backends.ranked()) {
            try {
                backend.devices(seen).forEach(d -> described.putIfAbsent(d.deviceName(), d));
            } catch (RuntimeException e) {
                LOG.error("{} fails to describe its devices, they go by their names: {}", backend, e.toString());
            }
        }
        return described;
    }

    /** Two cards of one make have one full name; their short names tell them apart. */
    private static List<Device> distinguishGpus(List<Device> devices) {
        long gpus = devices.stream()
                .filter(d -> d.deviceFamily() == DeviceFamily.GPU)
                .count();
        return gpus < 2
                ? devices
                : devices.stream()
                        .map(d -> d.deviceFamily() == DeviceFamily.GPU ? withName(d) : d)
                        .toList();
    }

    private static Device withName(Device d) {
        return new Device(
                d.deviceName(),
                d.fullDeviceName() + " (" + d.deviceName() + ")",
                d.deviceType(),
                d.deviceFamily(),
                d.gpuId(),
                d.inferencePlugin());
    }
}
