package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The variants that a server has, by {@code pipeline/variant}. */
final class Variants {

    private final Map<String, JsonNode> byName = new TreeMap<>();
    private final List<String> devices;

    Variants(Server server) {
        for (var pipeline : server.get("/pipelines")) {
            for (var variant : pipeline.path("variants")) {
                byName.put(
                        pipeline.path("id").asText() + "/" + variant.path("id").asText(), variant);
            }
        }
        devices = server.get("/devices").findValuesAsText("device_name");
    }

    /**
     * The variant of a name in any case.
     *
     * @throws CliException when there is none, or none of its kind of device
     */
    JsonNode get(String name) {
        var variant = byName.get(name.toLowerCase(Locale.ROOT));
        if (variant == null) {
            throw new CliException("There is no variant " + name + ". There is: " + list() + ".");
        }
        for (var device : variant.path("pipeline_graph").findValuesAsText("device")) {
            var family = device.replaceFirst("[.:].*", "");
            if (List.of("CPU", "GPU", "NPU").contains(family)
                    && devices.stream().noneMatch(present -> present.startsWith(family))) {
                throw new CliException("This machine has no " + family + " (devices: " + String.join(", ", devices)
                        + "); choose another variant than " + name + ".");
            }
        }
        return variant;
    }

    /** For instance {@code a/{cpu,gpu}, b/{cpu}}. */
    String list() {
        return byName.keySet().stream()
                .map(name -> name.split("/", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0],
                        TreeMap::new,
                        Collectors.mapping(parts -> parts[1], Collectors.joining(","))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "/{" + entry.getValue() + "}")
                .collect(Collectors.joining(", "));
    }
}
