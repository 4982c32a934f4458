package io.vippet.graph.internal.reference;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.lookup.Catalog;
import java.util.ArrayList;
import java.util.List;

/** Replaces paths in a graph by names and names by paths; the latter kind by kind, each over all nodes. */
public final class References {

    private final ModelReferences models;
    private final VideoReferences videos;
    private final FolderReferences labels;
    private final FolderReferences scripts;

    public References(Catalog catalog) {
        models = new ModelReferences(new ModelLookup(catalog.models()));
        videos = new VideoReferences(catalog.videos());
        labels = FolderReferences.labels(catalog.locations().labels(), catalog.files());
        scripts = FolderReferences.scripts(catalog.locations().scripts(), catalog.files());
    }

    /** None of these can fail, so one walk does. */
    public Graph toNames(Graph graph) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.replaceAll(node -> scripts.toName(labels.toName(videos.toName(models.toName(node)))));
        return new Graph(nodes, graph.edges());
    }

    public Graph toPaths(Graph graph) {
        models.checkDevices(graph.nodes());
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.replaceAll(models::toPath);
        nodes.replaceAll(videos::toPath);
        nodes.replaceAll(labels::toPath);
        nodes.replaceAll(scripts::toPath);
        return new Graph(nodes, graph.edges());
    }
}
