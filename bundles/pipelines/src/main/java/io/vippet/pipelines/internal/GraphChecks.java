package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import io.vippet.graph.Visibility;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.view.SimpleMerge;
import io.vippet.graph.view.SimpleView;
import io.vippet.graph.view.VariantGraphs;
import java.util.function.Supplier;

/** Reads, checks and merges graphs in the words that callers of the API know. */
record GraphChecks(Catalog catalog, Visibility visibility) {

    /** Reads a launch text. */
    VariantGraphs parsed(String description) {
        return told("Invalid pipeline description: ", () -> {
            Graph advanced = LaunchText.parse(description, catalog);
            return new VariantGraphs(advanced, SimpleView.of(advanced, visibility));
        });
    }

    /** Writes a launch text. */
    String printed(Graph graph) {
        return told("Invalid graph: ", () -> LaunchText.print(graph, catalog));
    }

    /** Checks an advanced graph and derives its simple view. */
    VariantGraphs advanced(Graph advanced) {
        needNodeAndEdge("pipeline_graph", advanced);
        return told("Invalid pipeline_graph: ", () -> VariantGraphs.ofAdvanced(advanced, visibility, catalog));
    }

    /** Takes changed properties of a simple graph over into the stored advanced one. */
    Graph merged(Variant stored, Graph edited) {
        needNodeAndEdge("pipeline_graph_simple", edited);
        Graph merged = told(
                "Invalid pipeline_graph_simple: ",
                () -> SimpleMerge.merge(stored.pipelineGraph(), stored.pipelineGraphSimple(), edited, catalog));
        told("The edited pipeline cannot be written as launch text: ", () -> LaunchText.print(merged, catalog));
        return merged;
    }

    /** As {@link #merged}, with the simple view of the outcome. */
    VariantGraphs simple(Variant stored, Graph edited) {
        Graph merged = merged(stored, edited);
        return told(
                "Invalid pipeline_graph_simple: ", () -> new VariantGraphs(merged, SimpleView.of(merged, visibility)));
    }

    private static void needNodeAndEdge(String member, Graph graph) {
        if (graph.nodes().isEmpty() || graph.edges().isEmpty()) {
            throw new PipelineException(
                    PipelineException.Kind.INVALID_GRAPH,
                    "Field '" + member + "' must contain at least one node and one edge.");
        }
    }

    /** What is wrong with the server's own catalogues passes as it is. */
    private static <T> T told(String prefix, Supplier<T> work) {
        try {
            return work.get();
        } catch (GraphException e) {
            if (!e.kind().isBadInput()) {
                throw e;
            }
            throw new PipelineException(PipelineException.Kind.INVALID_GRAPH, prefix + e.getMessage(), e);
        }
    }
}
