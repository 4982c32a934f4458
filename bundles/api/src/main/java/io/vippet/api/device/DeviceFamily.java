package io.vippet.api.device;

/** The kind of processor. */
public enum DeviceFamily {
    CPU,
    GPU,
    NPU
}
