package io.vippet.pipelines.internal;

import io.vippet.graph.Graph;
import io.vippet.graph.Visibility;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.view.SimpleView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A launch text as graphs, with everything that the catalogues answered on the way. The graphs hold names instead of
 * paths, so they are right only as long as the catalogues give the same answers.
 *
 * @param advanced every element
 * @param simple its simple view
 * @param models the models that were known
 * @param videos what was said about each video name
 */
record ResolvedGraphs(Graph advanced, Graph simple, List<ModelEntry> models, Map<String, Optional<VideoEntry>> videos) {

    static ResolvedGraphs of(String launch, Catalog catalog, Visibility visibility) {
        List<ModelEntry> models = catalog.models().models();
        Map<String, Optional<VideoEntry>> videos = new LinkedHashMap<>();
        Catalog recording = new Catalog(
                () -> models,
                name -> videos.computeIfAbsent(name, asked -> catalog.videos().video(asked)),
                catalog.imageSets(),
                catalog.files(),
                catalog.locations());
        Graph advanced = LaunchText.parse(launch, recording);
        return new ResolvedGraphs(advanced, SimpleView.of(advanced, visibility), models, videos);
    }

    /** Tells whether the catalogues still give the answers that the graphs rest on. */
    boolean holds(Catalog catalog) {
        return models.equals(catalog.models().models())
                && videos.entrySet().stream().allMatch(asked -> asked.getValue()
                        .equals(catalog.videos().video(asked.getKey())));
    }
}
