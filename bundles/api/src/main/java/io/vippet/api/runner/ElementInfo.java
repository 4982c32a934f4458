package io.vippet.api.runner;

import java.util.List;

/** One element factory. */
public record ElementInfo(String name, String klass, String plugin, String description, List<Property> properties) {

    /**
     * One property.
     *
     * @param type GLib type name
     * @param values nicks of an enumeration or of a set of flags, else empty
     */
    public record Property(String name, String type, boolean writable, String defaultValue, List<String> values) {}
}
