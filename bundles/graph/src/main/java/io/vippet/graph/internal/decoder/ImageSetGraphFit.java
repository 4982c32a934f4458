package io.vippet.graph.internal.decoder;

import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.Links;
import io.vippet.graph.internal.text.Blanks;
import java.math.BigInteger;
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

/** First pass over a graph with image sets: what only suits encoded video goes, recorders get encoders. */
final class ImageSetGraphFit {

    private static final Set<String> VIDEO_ONLY = Set.of(
            "parsebin",
            "h264parse",
            "h265parse",
            "h264parser",
            "h265parser",
            "mpegvideoparse",
            "mpeg4videoparse",
            "vp8parse",
            "vp9parse",
            "av1parse",
            "vaapidecodebin",
            "avdec_h264",
            "avdec_h265",
            "avdec_mpeg2video",
            "avdec_mpeg4",
            "avdec_vp8",
            "avdec_vp9",
            "avdec_av1",
            "vah264dec",
            "vah265dec",
            "vavp8dec",
            "vavp9dec",
            "vaav1dec",
            "qsvh264dec",
            "qsvh265dec");
    private static final List<String> VIDEO_FILES = List.of(".mp4", ".mkv", ".mov", ".avi");

    private final GraphDraft draft;
    private final EncoderChoice encoders;
    private final Set<String> exempt = new HashSet<>();
    private final Set<String> reachable;

    /** Turns false when recording has to fall back to the CPU. */
    private boolean gpu;

    ImageSetGraphFit(GraphDraft draft, EncoderChoice encoders, boolean gpu) {
        this.draft = draft;
        this.encoders = encoders;
        this.gpu = gpu;
        Links links = Links.downstream(draft.edges());
        List<String> sources = draft.nodes().stream()
                .filter(Elements::isImageSetSource)
                .map(Node::id)
                .toList();
        sources.forEach(id -> exempt.addAll(links.of(id)));
        this.reachable = links.reachable(sources);
    }

    void apply() {
        draft.replaceAll(this::neutral);
        if (!gpu) {
            draft.replaceAll(this::inSystemMemory);
        }
        encodeForRecorders();
        if (!gpu) {
            reachableNodes(node -> node.type().equals("gvamotiondetect")).forEach(this::feedNv12);
        }
    }

    private Node neutral(Node node) {
        boolean affected =
                VIDEO_ONLY.contains(node.type()) && reachable.contains(node.id()) && !exempt.contains(node.id());
        return affected ? new Node(node.id(), "identity", Map.of()) : node;
    }

    private Node inSystemMemory(Node node) {
        boolean caps = Elements.isCaps(node) || node.type().startsWith("video/x-raw(memory:");
        return caps && reachable.contains(node.id())
                ? new Node(node.id(), node.type().replace(Elements.VA_MEMORY, ""), node.data())
                : node;
    }

    private void encodeForRecorders() {
        List<Node> recorders = reachableNodes(ImageSetGraphFit::isRecorder);
        Optional<String> encoder = encoders.select(gpu ? "GPU" : "CPU", false);
        if (gpu && encoder.isEmpty()) {
            encoder = encoders.select("CPU", false);
            gpu = encoder.isEmpty();
        }
        if (encoder.isPresent()) {
            for (Node recorder : recorders) {
                if (!isEncoded(recorder)) {
                    insertEncoder(recorder, encoder.get());
                }
            }
        }
    }

    private static boolean isRecorder(Node node) {
        return switch (node.type()) {
            case "splitmuxsink", "mp4mux" -> true;
            case "filesink" -> {
                String location = node.data().getOrDefault("location", "").toLowerCase(Locale.ROOT);
                yield VIDEO_FILES.stream().anyMatch(location::endsWith);
            }
            default -> false;
        };
    }

    private boolean isEncoded(Node recorder) {
        Map<String, Node> nodes = nodesById();
        Set<String> before = Links.upstream(draft.edges()).reachable(List.of(recorder.id()));
        return before.stream()
                .map(nodes::get)
                .anyMatch(node -> node != null && firstWord(node.type()).contains("264enc"));
    }

    private void insertEncoder(Node recorder, String encoder) {
        List<String> types = gpu ? List.of(encoder, "h264parse") : List.of("videoconvert", encoder, "h264parse");
        insertBefore(
                recorder,
                types.stream().map(type -> new Node("", type, Map.of())).toList());
    }

    private void feedNv12(Node motion) {
        if (!receivesNv12(motion)) {
            insertBefore(
                    motion,
                    List.of(
                            new Node("", "videoconvert", Map.of()),
                            Elements.caps("", Elements.RAW_VIDEO, Map.of("format", "NV12"))));
        }
    }

    private boolean receivesNv12(Node motion) {
        Map<String, Node> nodes = nodesById();
        Links upstream = Links.upstream(draft.edges());
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(upstream.of(motion.id()));
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            if (!seen.add(id)) {
                continue;
            }
            Node node = nodes.get(id);
            String format = node != null && node.type().startsWith(Elements.RAW_VIDEO)
                    ? node.data().getOrDefault("format", "")
                    : "";
            if (format.equalsIgnoreCase("NV12")) {
                return true;
            }
            if (format.isEmpty()) {
                open.addAll(upstream.of(id));
            }
        }
        return false;
    }

    /** Puts a chain before a node; everything that entered the node enters the chain. */
    private void insertBefore(Node node, List<Node> chain) {
        BigInteger next = draft.nextDigitsId();
        List<Node> numbered = new ArrayList<>();
        for (Node part : chain) {
            numbered.add(new Node(next.toString(), part.type(), part.data()));
            next = next.add(BigInteger.ONE);
        }
        draft.nodes().addAll(draft.lastIndex(node.id()), numbered);
        draft.moveIncoming(node.id(), numbered.getFirst().id());
        for (int i = 0; i < numbered.size(); i++) {
            String target = i + 1 < numbered.size() ? numbered.get(i + 1).id() : node.id();
            draft.link(next, numbered.get(i).id(), target);
            next = next.add(BigInteger.ONE);
        }
    }

    private List<Node> reachableNodes(Predicate<Node> wanted) {
        return draft.nodes().stream()
                .filter(node -> reachable.contains(node.id()) && wanted.test(node))
                .toList();
    }

    private Map<String, Node> nodesById() {
        Map<String, Node> nodes = new HashMap<>();
        draft.nodes().forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }

    static String firstWord(String type) {
        int start = Blanks.skip(type, 0, type.length());
        return type.substring(start, Blanks.runEnd(type, start, type.length()));
    }
}
