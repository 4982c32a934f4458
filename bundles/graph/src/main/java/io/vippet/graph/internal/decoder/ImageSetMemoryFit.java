package io.vippet.graph.internal.decoder;

import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.Links;
import io.vippet.graph.lookup.ElementRegistry;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Second pass over a graph with image sets, one source at a time: decoded images go to the device's memory. */
final class ImageSetMemoryFit {

    private static final Set<String> IMAGE_DECODERS = Set.of("jpegdec", "pngdec", "avdec_bmp", "avdec_tiff");
    private static final List<String> VA_ENCODERS =
            List.of("vah264lpenc", "vah264enc", "vaapih264lpenc", "vaapih264enc");
    private static final Set<String> CPU_ENCODERS = Set.of("openh264enc", "x264enc");

    private final GraphDraft draft;
    private final ElementRegistry elements;
    private final boolean gpu;

    ImageSetMemoryFit(GraphDraft draft, ElementRegistry elements, boolean gpu) {
        this.draft = draft;
        this.elements = elements;
        this.gpu = gpu;
    }

    void apply(Node source) {
        Optional<Node> decoder = draft.firstTarget(source.id())
                .flatMap(draft::node)
                .filter(node -> IMAGE_DECODERS.contains(node.type()));
        if (decoder.isEmpty()) {
            return;
        }
        removeDecodebin(decoder.get().id());
        if (gpu) {
            String lifter = liftToGpu(decoder.get().id());
            Set<String> reachable = Links.downstream(draft.edges()).reachable(List.of(source.id()));
            useVaEncoders(reachable);
            keepInGpuMemory(reachable, lifter);
        }
    }

    private void removeDecodebin(String decoder) {
        Optional<Node> decodebin = draft.firstTarget(decoder)
                .flatMap(draft::node)
                .filter(node -> node.type().equals(Elements.DECODEBIN3));
        if (decodebin.isPresent()) {
            String id = decodebin.get().id();
            draft.moveOutgoing(id, decoder);
            draft.edges().removeIf(e -> e.source().equals(decoder) && e.target().equals(id));
            draft.nodes().remove(draft.lastIndex(id));
        }
    }

    /** Returns the id of the element that does it. */
    private String liftToGpu(String decoder) {
        BigInteger lifter = draft.nextDigitsId();
        BigInteger caps = lifter.add(BigInteger.ONE);
        draft.nodes()
                .addAll(
                        draft.lastIndex(decoder) + 1,
                        List.of(
                                new Node(lifter.toString(), "vapostproc", Map.of()),
                                Elements.caps(
                                        caps.toString(),
                                        Elements.RAW_VIDEO + Elements.VA_MEMORY,
                                        Map.of("format", "NV12"))));
        draft.moveOutgoing(decoder, caps.toString());
        BigInteger edge = caps.add(BigInteger.ONE);
        draft.link(edge, decoder, lifter.toString());
        draft.link(edge.add(BigInteger.ONE), lifter.toString(), caps.toString());
        return lifter.toString();
    }

    private void useVaEncoders(Set<String> reachable) {
        VA_ENCODERS.stream()
                .filter(elements::contains)
                .findFirst()
                .ifPresent(encoder -> draft.replaceAll(node -> {
                    boolean replaced = reachable.contains(node.id())
                            && CPU_ENCODERS.contains(ImageSetGraphFit.firstWord(node.type()));
                    return replaced ? new Node(node.id(), encoder, Map.of()) : node;
                }));
    }

    private void keepInGpuMemory(Set<String> reachable, String lifter) {
        Links links = Links.downstream(draft.edges());
        for (Node node : List.copyOf(draft.nodes())) {
            boolean converter = node.type().equals("vapostproc") && !node.id().equals(lifter);
            List<String> targets = converter && reachable.contains(node.id()) ? links.of(node.id()) : List.of();
            if (targets.size() == 1) {
                int index = draft.lastIndex(targets.getFirst());
                if (index >= 0) {
                    draft.nodes().set(index, inGpuMemory(draft.nodes().get(index)));
                }
            }
        }
    }

    private static Node inGpuMemory(Node node) {
        String type = node.type();
        if (!type.startsWith(Elements.RAW_VIDEO) || type.contains(Elements.VA_MEMORY)) {
            return node;
        }
        String rest = type.substring(Elements.RAW_VIDEO.length());
        return new Node(node.id(), Elements.RAW_VIDEO + Elements.VA_MEMORY + rest, node.data());
    }
}
