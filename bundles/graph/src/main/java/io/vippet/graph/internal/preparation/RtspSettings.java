package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.NetworkCamera;

/** Gives network camera sources the credentials of known cameras and a jitter buffer. */
public final class RtspSettings {

    private final NetworkCameras cameras;
    private final String latency;

    public RtspSettings(CameraCatalog cameras, int latencyMs) {
        this.cameras = new NetworkCameras(cameras);
        this.latency = Integer.toString(latencyMs);
    }

    public Graph set(Graph graph) {
        GraphDraft draft = new GraphDraft(graph);
        draft.replaceAll(this::set);
        return draft.toGraph();
    }

    private Node set(Node node) {
        String location = Elements.text(node, "location");
        if (!node.type().equals("rtspsrc") || location == null) {
            return node;
        }
        Data data = Data.of(node);
        cameras.at(location).ifPresent(camera -> credentials(camera, data));
        return data.putIfAbsent("latency", latency).on(node);
    }

    private static void credentials(NetworkCamera camera, Data data) {
        String user = camera.username();
        if (user != null && !user.isEmpty()) {
            data.put("user-id", user);
        }
        String password = camera.password();
        if (password != null && !password.isEmpty()) {
            data.put("user-pw", password);
        }
    }
}
