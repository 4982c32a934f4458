package io.vippet.graph.internal.view;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Failures;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.reference.ImageSets;
import io.vippet.graph.lookup.ImageSet;
import java.math.BigInteger;
import java.util.Map;

/** Turns the generic sources of a simple view into elements of the advanced graph. */
public final class SourceEdit {

    private final GraphDraft draft;
    private final ImageSets imageSets;

    public SourceEdit(GraphDraft draft, ImageSets imageSets) {
        this.draft = draft;
        this.imageSets = imageSets;
    }

    public void apply(Node edited) {
        String id = edited.id();
        String kind = edited.data().getOrDefault("kind", "");
        String source = edited.data().getOrDefault("source", "");
        if (kind.isEmpty() || source.isEmpty()) {
            throw new GraphException(
                    GraphErrorKind.SOURCE_INCOMPLETE,
                    Map.of("node", id, "source_kind", kind, "source", source),
                    "The source (node " + id + ") needs a kind and a source; choose a video, camera or image set.");
        }
        switch (kind) {
            case "video" -> replace(id, "filesrc", "location", source);
            case "camera" -> camera(id, source);
            case "image_set" -> imageSet(id, source);
            default ->
                throw new GraphException(
                        GraphErrorKind.SOURCE_KIND_UNSUPPORTED,
                        Map.of("source_kind", kind, "node", id),
                        "Source kind '" + Failures.shown(kind) + "' (node " + id
                                + ") is unknown; there are video, camera and image_set.");
        }
    }

    private void camera(String id, String source) {
        if (source.startsWith("rtsp://")) {
            replace(id, "rtspsrc", "location", source);
        } else if (source.startsWith("/dev/video")) {
            replace(id, "v4l2src", "device", source);
        } else {
            throw new GraphException(
                    GraphErrorKind.CAMERA_SOURCE_UNSUPPORTED,
                    Map.of("source", source, "node", id),
                    "The camera '" + Failures.shown(source) + "' (node " + id
                            + ") must begin with rtsp:// or /dev/video.");
        }
    }

    private void replace(String id, String type, String key, String value) {
        int index = draft.lastIndex(id);
        if (index >= 0) {
            draft.nodes().set(index, new Node(id, type, Map.of(key, value)));
        }
    }

    private void imageSet(String id, String name) {
        ImageSet set = imageSets
                .find(name)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.IMAGE_SET_UNKNOWN,
                        Map.of("name", name, "node", id),
                        "There is no image set '" + Failures.shown(name) + "' (node " + id
                                + "); choose an uploaded one."));
        int index = draft.lastIndex(id);
        if (index < 0) {
            throw missing(id);
        }
        draft.nodes().set(index, new Node(id, "multifilesrc", imageSets.properties(set)));
        BigInteger decoder = draft.nextDigitsId();
        draft.nodes().add(index + 1, new Node(decoder.toString(), ImageSets.decoder(set.extension()), Map.of()));
        draft.moveOutgoing(id, decoder.toString());
        draft.link(decoder.add(BigInteger.ONE), id, decoder.toString());
    }

    public static GraphException missing(String id) {
        return new GraphException(
                GraphErrorKind.NODE_MISSING_IN_ADVANCED,
                Map.of("node", id),
                "Node " + id + " is in the simple view only; the advanced graph must have it too.");
    }
}
