package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.Links;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.UsbCamera;
import io.vippet.graph.lookup.VideoCatalog;
import io.vippet.graph.lookup.VideoEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the preparation of a run asks about a graph. */
public final class GraphFacts {

    /** Writes inference results. */
    public static final String PUBLISHER = "gvametapublish";

    private GraphFacts() {}

    public static boolean isCamera(Node node) {
        return node.type().equals("v4l2src") || node.type().equals("rtspsrc");
    }

    static boolean isDefaultSink(Node node) {
        return node.type().equals("fakesink")
                && Elements.DEFAULT_SINK.equals(node.data().get("name"));
    }

    static List<Integer> indexes(Graph graph, Predicate<Node> wanted) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (wanted.test(graph.nodes().get(i))) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    /** Returns where frames lie at the end: {@code GPU} or {@code CPU}; the last raw video caps decide. */
    public static String encoderDevice(Graph graph) {
        for (Node node : graph.nodes().reversed()) {
            if (node.type().startsWith(Elements.RAW_VIDEO)) {
                return node.type().contains("memory:VAMemory") ? "GPU" : "CPU";
            }
        }
        return "CPU";
    }

    /** Returns the device that decoded frames go to, upper-cased: that of the nearest inference element. */
    public static String targetDevice(Graph graph) {
        Map<String, String> devices = new HashMap<>();
        Optional<String> first = Optional.empty();
        for (Node node : graph.nodes()) {
            devices.remove(node.id());
            String device = node.type().startsWith("gva") ? node.data().get("device") : null;
            if (device != null) {
                devices.put(node.id(), device);
                first = first.or(() -> Optional.of(device));
            }
        }
        Optional<String> fallback = first;
        return afterDecoder(graph, devices).or(() -> fallback).orElse("CPU").toUpperCase(Locale.ROOT);
    }

    private static Optional<String> afterDecoder(Graph graph, Map<String, String> devices) {
        Links links = Links.downstream(graph.edges());
        // What one search passed without success leads no other search anywhere.
        Set<String> seen = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.type().equals(Elements.DECODEBIN3)) {
                Deque<String> open = new ArrayDeque<>(List.of(node.id()));
                while (!open.isEmpty()) {
                    for (String next : links.of(open.removeFirst())) {
                        String device = devices.get(next);
                        if (device != null) {
                            return Optional.of(device);
                        }
                        if (seen.add(next)) {
                            open.addLast(next);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the codec of the first source that says something about it. */
    public static Optional<String> inputCodec(Graph graph, VideoCatalog videos, CameraCatalog cameras) {
        for (Node node : graph.nodes()) {
            if (Elements.isImageSetSource(node)) {
                return Optional.ofNullable(Elements.text(node, Elements.IMAGE_SET))
                        .map(extension -> extension.toLowerCase(Locale.ROOT));
            }
            String key = node.type().equals("v4l2src") ? "device" : "location";
            String value = Elements.text(node, key);
            if (value == null) {
                continue;
            }
            switch (node.type()) {
                case "filesrc" -> {
                    return videos.video(PathText.baseName(value))
                            .map(VideoEntry::codec)
                            .filter(codec -> !codec.isEmpty());
                }
                case "v4l2src" -> {
                    return capture(cameras, value).map(UsbCamera.Capture::fourcc);
                }
                case "rtspsrc" -> {
                    return new NetworkCameras(cameras).encoding(value);
                }
                default -> {
                    // No source of video.
                }
            }
        }
        return Optional.empty();
    }

    public static Optional<UsbCamera.Capture> capture(CameraCatalog cameras, String device) {
        return cameras.usbCamera(device).flatMap(camera -> Optional.ofNullable(camera.bestCapture()));
    }
}
