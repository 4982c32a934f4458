package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.reference.TsCompanion;
import java.util.Map;

/** Lets inputs begin again at their end: files by way of a transport stream, which can be cut anywhere. */
public final class Looping {

    /** Recordings are cut every 10 s (in nanoseconds) and the oldest dropped, or the disk would fill up. */
    private static final String RECORDING_SLICE = "10000000000";

    private static final String RECORDING_FILES = "100";

    private final TsCompanion companions;

    public Looping(TsCompanion companions) {
        this.companions = companions;
    }

    public Graph apply(Graph graph) {
        GraphDraft draft = new GraphDraft(graph);
        draft.replaceAll(this::apply);
        return draft.toGraph();
    }

    private Node apply(Node node) {
        return switch (node.type()) {
            case "v4l2src", "rtspsrc" ->
                throw new GraphException(
                        GraphErrorKind.LIVE_SOURCE_CANNOT_LOOP,
                        Map.of("type", node.type()),
                        "The camera source '" + node.type() + "' cannot be looped; set max_runtime to 0.");
            case "multifilesrc" ->
                Elements.isImageSetSource(node)
                        ? Data.of(node).put("loop", "true").on(node)
                        : node;
            case "filesrc" -> loopedFile(node);
            case "qtdemux", "matroskademux", "avidemux", "flvdemux" -> new Node(node.id(), "tsdemux", node.data());
            case "splitmuxsink" -> bounded(node);
            default -> node;
        };
    }

    private Node loopedFile(Node node) {
        Data data = Data.of(node).put("loop", "true");
        String location = node.data().get("location");
        if (location != null) {
            data.put("location", companions.fileName(location));
        }
        return new Node(node.id(), "multifilesrc", data.map());
    }

    private static Node bounded(Node node) {
        Data data = Data.of(node);
        if (Elements.text(node, "max-size-time") == null) {
            data.put("max-size-time", RECORDING_SLICE);
        }
        if (Elements.text(node, "max-files") == null) {
            data.put("max-files", RECORDING_FILES);
        }
        return data.on(node);
    }
}
