package io.vippet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The launch texts of the packs in this repository. */
final class ShippedPipelines {

    private ShippedPipelines() {}

    /** Returns the text with the most elements. */
    static String largest(Path packs) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(packs)) {
            files = found.filter(file -> file.toString().matches(".*/src/main/resources/pipelines/[^/]+\\.yaml"))
                    .sorted()
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            if (yaml.load(Files.readString(file)) instanceof Map<?, ?> pipeline
                    && pipeline.get("variants") instanceof List<?> variants) {
                for (Object variant : variants) {
                    if (variant instanceof Map<?, ?> map && map.get("pipeline_description") instanceof String text) {
                        texts.add(text.strip());
                    }
                }
            }
        }
        return texts.stream()
                .max(Comparator.comparingInt(ShippedPipelines::elements))
                .orElseThrow(() -> new IOException("There are no pipelines below " + packs + "."));
    }

    static int elements(String text) {
        return text.split("!", -1).length;
    }
}
