package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.Slug;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.text.IdNumber;
import io.vippet.graph.internal.text.PathText;
import java.util.Locale;

/** Moves the files that sinks write into the run's own folder, one name per stream. */
public final class IntermediateSinks {

    private IntermediateSinks() {}

    public static Graph redirect(Graph graph, String folder, int stream) {
        GraphDraft draft = new GraphDraft(graph);
        draft.replaceAll(node -> redirect(node, folder, stream));
        return draft.toGraph();
    }

    private static Node redirect(Node node, String folder, int stream) {
        String location = Elements.text(node, "location");
        if (!node.type().endsWith("sink") || location == null) {
            return node;
        }
        String file = PathText.fileName(location);
        String suffix = PathText.suffix(file);
        String name = String.format(Locale.ROOT, "intermediate_stream%03d_", stream)
                + Slug.path(PathText.stem(file))
                + (isSliced(node) ? "_%03d" : "")
                + Slug.path(suffix.isEmpty() ? ".mp4" : suffix);
        return Data.of(node).put("location", PathText.join(folder, name)).on(node);
    }

    private static boolean isSliced(Node node) {
        String maxFiles = node.data().getOrDefault("max-files", "");
        return node.type().equals("splitmuxsink")
                && IdNumber.read(maxFiles).filter(n -> n.signum() > 0).isPresent();
    }
}
