package io.vippet.graph.internal.reference;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.VideoCatalog;
import io.vippet.graph.lookup.VideoEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Paths of input videos as file names, and back. */
final class VideoReferences {

    private static final Set<String> TYPES = Set.of("filesrc", "multifilesrc", "urisourcebin");
    private static final List<String> KEYS = List.of("source", "location");

    private final VideoCatalog videos;

    VideoReferences(VideoCatalog videos) {
        this.videos = videos;
    }

    Node toName(Node node) {
        if (!TYPES.contains(node.type())) {
            return node;
        }
        Node result = node;
        for (String key : KEYS) {
            String path = node.data().get(key);
            if (path != null && !path.isEmpty()) {
                String name = PathText.baseName(PathText.normalise(path));
                String known = videos.video(name).map(VideoEntry::filename).orElse("");
                result = Data.of(result).put(key, known).on(result);
            }
        }
        return result;
    }

    Node toPath(Node node) {
        if (!TYPES.contains(node.type())) {
            return node;
        }
        Node result = node;
        for (String key : KEYS) {
            String name = node.data().get(key);
            if (name != null && !name.startsWith("/")) {
                result = Data.of(result).put(key, path(node, key, name)).on(result);
            }
        }
        return result;
    }

    private String path(Node node, String key, String name) {
        return videos.video(name)
                .map(VideoEntry::path)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.VIDEO_NOT_FOUND,
                        Map.of("node", node.id(), "type", node.type(), "key", key, "value", name),
                        "There is no video '" + name + "' (property '" + key + "' of element '" + node.type()
                                + "', node " + node.id() + "); choose an uploaded or shipped one."));
    }
}
