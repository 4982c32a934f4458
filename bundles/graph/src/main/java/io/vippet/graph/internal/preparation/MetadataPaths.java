package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.GraphDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells publishers of inference results to write files.
 *
 * @param graph the graph with these settings
 * @param files the paths, in node order
 */
public record MetadataPaths(Graph graph, List<String> files) {

    public static MetadataPaths set(Graph graph, String folder) {
        List<String> files = new ArrayList<>();
        GraphDraft draft = new GraphDraft(graph);
        draft.replaceAll(node -> {
            if (!node.type().equals(GraphFacts.PUBLISHER)) {
                return node;
            }
            String separator = folder.isEmpty() || folder.endsWith("/") ? "" : "/";
            String file = folder + separator + "metadata_" + node.id() + ".jsonl";
            files.add(file);
            return published(node, file);
        });
        return new MetadataPaths(draft.toGraph(), List.copyOf(files));
    }

    private static Node published(Node node, String file) {
        return Data.of(node)
                .put("method", "file")
                .put("file-format", "json-lines")
                .put("file-path", file)
                .on(node);
    }
}
