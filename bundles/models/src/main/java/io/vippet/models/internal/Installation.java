package io.vippet.models.internal;

import io.vippet.api.model.ArchiveFile;
import io.vippet.api.model.ModelSource;
import io.vippet.pack.ModelPlace;
import io.vippet.pack.PackModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Brings a model's files into place. */
record Installation(Catalogue catalogue, List<ModelSource> sources) {

    void install(PackModel model, BiConsumer<Long, Long> progress) throws IOException {
        for (PackModel.Precision precision : model.precisions()) {
            ModelPlace place = catalogue.place(model, precision);
            obtain(place.missing(catalogue.verified()), progress);
            place.writeModelProc();
        }
    }

    private void obtain(Map<Path, ArchiveFile> missing, BiConsumer<Long, Long> progress) throws IOException {
        Map<ModelSource, Map<Path, ArchiveFile>> bySource = new LinkedHashMap<>();
        for (Map.Entry<Path, ArchiveFile> file : missing.entrySet()) {
            ModelSource source = sourceOf(file.getValue().origin());
            bySource.computeIfAbsent(source, s -> new LinkedHashMap<>()).put(file.getKey(), file.getValue());
        }
        for (Map.Entry<ModelSource, Map<Path, ArchiveFile>> files : bySource.entrySet()) {
            files.getKey().obtainAll(files.getValue(), progress);
        }
    }

    private ModelSource sourceOf(String origin) throws IOException {
        return sources.stream()
                .filter(source -> source.serves(origin))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "No source for " + origin + " is present; add the bundle that serves such origins."));
    }
}
