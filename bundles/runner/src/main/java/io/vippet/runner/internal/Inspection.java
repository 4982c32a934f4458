package io.vippet.runner.internal;

import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import java.util.List;

/**
 * What a child found.
 *
 * @param installed mark of what was installed then
 */
record Inspection(String installed, List<ElementInfo> elements, List<InferenceDevice> devices) {
    Inspection {
        elements = List.copyOf(elements);
        devices = List.copyOf(devices);
    }
}
