package io.vippet.graph.internal.preparation;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import java.util.HashMap;
import java.util.Map;

/** Makes sure that cameras are followed by the element that decodes whatever they send. */
public final class CameraCheck {

    private CameraCheck() {}

    public static void check(Graph graph) {
        Map<String, String> types = new HashMap<>();
        graph.nodes().forEach(node -> types.put(node.id(), node.type()));
        Map<String, String> firstTargets = new HashMap<>();
        for (Edge edge : graph.edges()) {
            firstTargets.putIfAbsent(edge.source(), edge.target());
        }
        for (Node node : graph.nodes()) {
            if (GraphFacts.isCamera(node)) {
                check(node, firstTargets, types);
            }
        }
    }

    private static void check(Node camera, Map<String, String> firstTargets, Map<String, String> types) {
        String target = firstTargets.get(camera.id());
        if (target == null) {
            throw new GraphException(
                    GraphErrorKind.CAMERA_SOURCE_FOLLOWED_BY_NOTHING,
                    Map.of("type", camera.type()),
                    "Nothing follows the camera source '" + camera.type() + "'; decodebin3 must.");
        }
        String found = types.getOrDefault(target, "unknown");
        if (!found.equals(Elements.DECODEBIN3)) {
            throw new GraphException(
                    GraphErrorKind.CAMERA_SOURCE_NOT_FOLLOWED_BY_DECODEBIN3,
                    Map.of("type", camera.type(), "found", found),
                    "The camera source '" + camera.type() + "' is followed by '" + found
                            + "'; decodebin3 must follow.");
        }
    }
}
