package io.vippet.assembler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bundles of an OSGi feature, and the properties of the framework that it asks for. */
record Feature(List<Bundle> bundles, SortedMap<String, String> frameworkProperties) {

    /** A bundle by its Maven coordinates. */
    record Bundle(String group, String artifact, String version, int startLevel) {

        String fileName() {
            return artifact + "-" + version + ".jar";
        }

        Path repositoryPath() {
            return Path.of(group.replace('.', '/'), artifact, version, fileName());
        }
    }

    Feature {
        bundles = List.copyOf(bundles);
        frameworkProperties = Collections.unmodifiableSortedMap(new TreeMap<>(frameworkProperties));
    }

    static Feature read(Path file) throws IOException {
        var bundles = new ArrayList<Bundle>();
        var feature = new ObjectMapper().readTree(file.toFile());
        for (JsonNode node : feature.path("bundles")) {
            var words = node.path("id").asText().split(":", -1);
            int startLevel = node.path("start-order").asInt();
            if (words.length != 3 || startLevel < 1) {
                throw new IOException(file + ": expected id group:artifact:version and a start-order, found " + node);
            }
            bundles.add(new Bundle(words[0], words[1], words[2], startLevel));
        }
        var properties = new TreeMap<String, String>();
        feature.path("framework-properties")
                .properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asText()));
        return new Feature(bundles, properties);
    }
}
