package io.vippet.graph.internal.decoder;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.preparation.GraphFacts;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.ElementRegistry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces {@code decodebin3}, whose choice depends on ranks, by the decoder for a codec and a device. */
public final class DecoderReplacement {

    private final DecoderChoice decoders;
    private final CameraCatalog cameras;
    private final ImageSetAdaptation imageSets;

    public DecoderReplacement(ElementRegistry elements, CameraCatalog cameras) {
        this.decoders = new DecoderChoice(elements);
        this.cameras = cameras;
        this.imageSets = new ImageSetAdaptation(elements);
    }

    public Graph apply(Graph graph, Optional<String> codec, String device) {
        if (Elements.hasImageSetSource(graph)) {
            return imageSets.apply(graph, device);
        }
        String name = codec.orElse("");
        Optional<String> decoder = decoders.select(name, device);
        if (decoder.isEmpty() && !DecoderChoice.isRaw(name)) {
            return graph;
        }
        GraphDraft draft = new GraphDraft(graph);
        new Rewrite(draft, device, usbSource(graph)).apply(decoder);
        return draft.toGraph();
    }

    /** The first USB camera whose capture mode is known. */
    private Optional<UsbSource> usbSource(Graph graph) {
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            String device = Elements.text(node, "device");
            if (node.type().equals("v4l2src") && device != null) {
                Optional<String> caps = GraphFacts.capture(cameras, device).flatMap(UsbCaps::text);
                if (caps.isPresent()) {
                    return Optional.of(new UsbSource(i, node.id(), caps.get()));
                }
            }
        }
        return Optional.empty();
    }

    private record UsbSource(int index, String id, String caps) {}

    /** One graph being rewritten. */
    private static final class Rewrite {

        private final GraphDraft draft;
        private final boolean gpu;
        private final Optional<UsbSource> usb;
        private BigInteger nextId;

        Rewrite(GraphDraft draft, String device, Optional<UsbSource> usb) {
            this.draft = draft;
            this.gpu = Elements.isGpu(device);
            this.usb = usb;
            this.nextId = draft.nextIntegerId();
        }

        void apply(Optional<String> decoder) {
            List<Node> before = List.copyOf(draft.nodes());
            boolean motion = before.stream().anyMatch(node -> node.type().equals("gvamotiondetect"));
            boolean convert = usb.isPresent() || (motion && !gpu);
            List<Chain> chains = new ArrayList<>();
            if (decoder.isPresent()) {
                before.stream()
                        .filter(node -> node.type().equals(Elements.DECODEBIN3))
                        .forEach(node -> chains.add(new Chain(node.id(), decoder.get(), convert)));
            }
            usb.ifPresent(this::insertUsbCaps);
            int next = 0;
            for (int i = 0; i < draft.nodes().size(); i++) {
                Node node = draft.nodes().get(i);
                if (!node.type().equals(Elements.DECODEBIN3)) {
                    continue;
                }
                if (decoder.isEmpty()) {
                    draft.nodes().set(i, new Node(node.id(), converter(), node.data()));
                } else {
                    draft.nodes().set(i, new Node(node.id(), "parsebin", node.data()));
                    i += chains.get(next++).insertBehind(i);
                }
            }
        }

        private void insertUsbCaps(UsbSource source) {
            BigInteger caps = takeId();
            BigInteger edge = takeId();
            draft.nodes().add(source.index() + 1, UsbCaps.node(caps.toString(), source.caps()));
            if (draft.moveFirstOutgoing(source.id(), caps.toString())) {
                draft.link(edge, source.id(), caps.toString());
            }
        }

        private String converter() {
            return gpu ? "vapostproc" : "videoconvert";
        }

        private BigInteger takeId() {
            BigInteger id = nextId;
            nextId = id.add(BigInteger.ONE);
            return id;
        }

        /** What follows one {@code parsebin}; takes its ids when made. */
        private final class Chain {

            private final String parsebin;
            private final List<Node> nodes = new ArrayList<>();
            private final List<BigInteger> edges = new ArrayList<>();

            Chain(String parsebin, String decoder, boolean convert) {
                this.parsebin = parsebin;
                nodes.add(new Node(takeId().toString(), decoder, Map.of()));
                if (convert) {
                    nodes.add(new Node(takeId().toString(), converter(), Map.of()));
                }
                String caps = gpu ? Elements.RAW_VIDEO + Elements.VA_MEMORY : Elements.RAW_VIDEO;
                nodes.add(Elements.caps(takeId().toString(), caps, Map.of()));
                nodes.forEach(node -> edges.add(takeId()));
            }

            /** Returns how many nodes it inserted. */
            int insertBehind(int index) {
                draft.nodes().addAll(index + 1, nodes);
                draft.moveFirstOutgoing(parsebin, nodes.getLast().id());
                String upstream = parsebin;
                for (int i = 0; i < nodes.size(); i++) {
                    draft.link(edges.get(i), upstream, nodes.get(i).id());
                    upstream = nodes.get(i).id();
                }
                return nodes.size();
            }
        }
    }
}
