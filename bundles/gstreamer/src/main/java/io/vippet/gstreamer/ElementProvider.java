package io.vippet.gstreamer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A jar on the child's class path that brings Java elements; found through {@link java.util.ServiceLoader}. Of its
 * elements the child registers those whose name GStreamer does not know. When GStreamer already has one of the
 * {@linkplain ElementType#inferring() inferring} ones, none of the inferring ones is registered and {@link #engine()} is
 * not called, so that the process loads one inference runtime only; {@link #devices()} is, in a child that only inspects.
 */
public interface ElementProvider {

    /** The element types, without side effects: nothing native may be loaded here. */
    Collection<ElementType> elements();

    /** The engine behind the inferring elements; loads it. Empty when its library is not there. */
    default Optional<Engine> engine() {
        return Optional.empty();
    }

    /** The devices of that engine, in its order; may take half a second. */
    default List<InferenceDevice> devices() {
        return List.of();
    }

    /**
     * Launch texts that end by themselves, run once before the child says it is ready, so that classes are loaded and
     * code is warm. They may use any registered element.
     */
    default List<String> warmUpLaunches() {
        return List.of();
    }

    /** Name and version of an inference engine. */
    record Engine(String name, String version) {}

    /**
     * A device as the engine reports it.
     *
     * @param name {@code CPU}, {@code GPU}, {@code GPU.0}
     * @param fullName the vendor's name
     * @param type {@code INTEGRATED}, {@code DISCRETE}, or what else the engine says; empty when unknown
     * @param capabilities {@code FP32}, {@code INT8} …
     * @param properties every readable property as text
     */
    record InferenceDevice(
            String name, String fullName, String type, List<String> capabilities, Map<String, String> properties) {
        public InferenceDevice {
            capabilities = List.copyOf(capabilities);
            properties = Map.copyOf(properties);
        }
    }
}
