package io.vippet.benchmarks;

import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A catalogue of the size of a well-stocked installation, in which every video and model of a text is found. */
final class BenchCatalog {

    private static final int OTHER_MODELS = 60;

    private BenchCatalog() {}

    /** Makes a catalogue that knows these model files. */
    static Catalog of(List<String> modelPaths) {
        List<ModelEntry> models = new ArrayList<>();
        for (int i = 0; i < OTHER_MODELS; i++) {
            String path = "/models/output/other-" + i + "/FP16/other-" + i + ".xml";
            models.add(new ModelEntry("Other " + i + " (FP16)", "detection", path, null, null, true));
        }
        for (String path : modelPaths) {
            String label = path.substring(path.lastIndexOf('/') + 1) + " (FP32)";
            String proc = path.substring(0, path.lastIndexOf('.')) + ".json";
            models.add(new ModelEntry(label, "detection", path, proc, "NPU.9", true));
        }
        List<ModelEntry> all = List.copyOf(models);
        return new Catalog(
                () -> all,
                name -> Optional.of(new VideoEntry(name, "/videos/input/" + name, "h264")),
                name -> Optional.empty(),
                path -> true,
                new Locations("/labels", "/scripts", "/images", "/videos/input"));
    }
}
