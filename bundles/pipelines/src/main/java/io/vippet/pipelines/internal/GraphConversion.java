package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Graph;
import io.vippet.graph.view.VariantGraphs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Converts with the catalogues and the visibility rules of this server. */
@Component
public final class GraphConversion implements GraphConverter {

    private final PipelineRegistry registry;

    @Activate
    public GraphConversion(@Reference PipelineRegistry registry) {
        this.registry = registry;
    }

    @Override
    public VariantGraphs toGraphs(String description) {
        return registry.checks().parsed(description);
    }

    @Override
    public String toDescription(Graph graph) {
        return registry.checks().printed(graph);
    }

    @Override
    public Graph toSimple(String pipelineId, String variantId, Graph advanced) {
        variant(pipelineId, variantId);
        return registry.checks().advanced(advanced).simple();
    }

    @Override
    public Graph toAdvanced(String pipelineId, String variantId, Graph simple) {
        return registry.checks().merged(variant(pipelineId, variantId), simple);
    }

    private Variant variant(String pipelineId, String variantId) {
        Pipeline pipeline = registry.find(pipelineId).orElseThrow(() -> PipelineException.noPipeline(pipelineId));
        return pipeline.variant(variantId).orElseThrow(() -> PipelineException.noVariant(pipelineId, variantId));
    }
}
