package io.vippet.graph.internal.reference;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.lookup.Catalog;
import java.util.ArrayList;
import java.util.List;

/** Replaces paths in a graph by names and names by paths; kinds one after the other, each over all nodes. */
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

    public Graph toNames(Graph graph) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.replaceAll(models::toName);
        nodes.replaceAll(videos::toName);
        nodes.replaceAll(labels::toName);
        nodes.replaceAll(scripts::toName);
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
