package io.vippet.api.runner;

import java.util.Map;

/**
 * A device as the inference runtime reports it.
 *
 * @param name {@code CPU}, {@code GPU.0}, …
 * @param properties every property that could be read, values as text
 */
public record InferenceDevice(String name, Map<String, String> properties) {

    public InferenceDevice {
        properties = Map.copyOf(properties);
    }
}
