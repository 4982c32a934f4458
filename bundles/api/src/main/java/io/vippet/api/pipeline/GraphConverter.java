package io.vippet.api.pipeline;

import io.vippet.graph.Graph;
import io.vippet.graph.view.VariantGraphs;

/**
 * Turns the forms of a pipeline into each other without storing anything; implemented by the bundle {@code pipelines}.
 * Every method throws {@link PipelineException} when its input is at fault.
 */
public interface GraphConverter {

    /** Reads a launch text; one without elements gives empty graphs. */
    VariantGraphs toGraphs(String description);

    /** Writes an advanced graph as launch text. */
    String toDescription(Graph graph);

    /** Returns the simple view of an advanced graph that was edited for a variant. */
    Graph toSimple(String pipelineId, String variantId, Graph advanced);

    /** Returns the stored advanced graph of a variant with the changed properties of its simple graph. */
    Graph toAdvanced(String pipelineId, String variantId, Graph simple);
}
