package io.vippet.api.device;

/** How a device is attached. */
public enum DeviceType {
    DISCRETE,
    INTEGRATED
}
