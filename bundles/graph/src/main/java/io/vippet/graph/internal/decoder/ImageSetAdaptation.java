package io.vippet.graph.internal.decoder;

import io.vippet.graph.Graph;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.lookup.ElementRegistry;

/** Fits a graph made for video to image sets: no video decoders, frames where the target device wants them. */
final class ImageSetAdaptation {

    private final ElementRegistry elements;

    ImageSetAdaptation(ElementRegistry elements) {
        this.elements = elements;
    }

    Graph apply(Graph graph, String device) {
        GraphDraft draft = new GraphDraft(graph);
        boolean gpu = Elements.isGpu(device);
        new ImageSetGraphFit(draft, new EncoderChoice(elements), gpu).apply();
        ImageSetMemoryFit memory = new ImageSetMemoryFit(draft, elements, gpu);
        draft.nodes().stream().filter(Elements::isImageSetSource).toList().forEach(memory::apply);
        return draft.toGraph();
    }
}
