package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures by formula. */
final class SimulatedMachine implements Sampler {

    final List<Graph> measured = new ArrayList<>();
    final List<Graph> compared = new ArrayList<>();
    ToDoubleFunction<Graph> rate;
    ToDoubleFunction<Graph> detectionsPerFrame = graph -> 2;

    SimulatedMachine(ToDoubleFunction<Graph> rate) {
        this.rate = rate;
    }

    @Override
    public Sample measure(Graph graph) {
        double fps = rate.applyAsDouble(graph);
        measured.add(graph);
        long frames = Math.round(fps * 10);
        return new Sample(fps, frames, Math.round(frames * detectionsPerFrame.applyAsDouble(graph)));
    }

    @Override
    public long detections(Graph graph, long frames) {
        compared.add(graph);
        return Math.round(frames * detectionsPerFrame.applyAsDouble(graph));
    }

    /** A property of the n-th inferring element. */
    static String property(Graph graph, int element, String name) {
        List<Node> elements = graph.nodes().stream()
                .filter(node -> node.type().equals("gvadetect") || node.type().equals("gvaclassify"))
                .toList();
        return elements.get(element).data().getOrDefault(name, "");
    }
}
