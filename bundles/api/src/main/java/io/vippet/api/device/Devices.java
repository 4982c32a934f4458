package io.vippet.api.device;

import java.util.List;

/** Inventory of the machine's devices; implemented by the bundle {@code devices}. */
public interface Devices {

    /**
     * Returns the devices in the order of the inference runtime; possibly empty.
     *
     * @throws io.vippet.api.runner.RunnerException when the machine cannot be asked
     */
    List<Device> list();

    /** Returns the backends that are present now, highest service ranking first. */
    List<DeviceBackend> backends();
}
