package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.GraphDraft;

/** Keeps the names of several streams in one launch text apart; branch references follow the tees. */
public final class UniqueNames {

    private UniqueNames() {}

    public static Graph set(Graph graph, int pipeline, int stream) {
        GraphDraft draft = new GraphDraft(graph);
        draft.replaceAll(node -> {
            String name = node.data().get("name");
            return name == null
                    ? node
                    : Data.of(node).put("name", name + suffix(pipeline, stream)).on(node);
        });
        return draft.toGraph();
    }

    public static String suffix(int pipeline, int stream) {
        return "_" + pipeline + "_" + stream;
    }
}
