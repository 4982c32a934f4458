package io.vippet.models.internal;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pipelines name which models.
 *
 * @param source all pipelines
 * @param pipelines ids of pipelines by model label
 */
record ModelUse(List<Pipeline> source, Map<String, Set<String>> pipelines) {

    static final ModelUse NONE = new ModelUse(List.of(), Map.of());

    private static final Set<String> INFERRING =
            Set.of("gvadetect", "gvaclassify", "gvainference", "gvagenai", "gvaaudiodetect");

    /** Looks through all graphs unless the one before saw the same. */
    static ModelUse of(List<Pipeline> pipelines, ModelUse before) {
        return before.source.equals(pipelines) ? before : of(pipelines);
    }

    static ModelUse of(List<Pipeline> pipelines) {
        Map<String, Set<String>> byLabel = new HashMap<>();
        for (Pipeline pipeline : pipelines) {
            for (Variant variant : pipeline.variants()) {
                for (Node node : variant.pipelineGraph().nodes()) {
                    String label = node.data().getOrDefault("model", "");
                    if (INFERRING.contains(node.type()) && !label.isBlank()) {
                        byLabel.computeIfAbsent(label, l -> new TreeSet<>()).add(pipeline.id());
                    }
                }
            }
        }
        return new ModelUse(pipelines, byLabel);
    }

    /** Returns the ids of the pipelines that name any of the labels, sorted. */
    List<String> of(Collection<String> labels) {
        Set<String> ids = new TreeSet<>();
        labels.forEach(label -> ids.addAll(pipelines.getOrDefault(label, Set.of())));
        return List.copyOf(ids);
    }
}
