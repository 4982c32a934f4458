package io.vippet.rest.internal.resource;

import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.rest.Answer;
import io.vippet.graph.Graph;
import io.vippet.graph.view.VariantGraphs;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Turns launch text into graphs and back. */
@Component(service = ConvertResource.class)
@JakartarsResource
@Path("/convert")
@Produces(MediaType.APPLICATION_JSON)
@FailureText("")
public final class ConvertResource {

    /** A launch text. */
    public record PipelineDescription(String pipelineDescription) {}

    /** The two forms of a pipeline. */
    public record PipelineGraphResponse(Graph pipelineGraph, Graph pipelineGraphSimple) {}

    private final GraphConverter converter;

    @Activate
    public ConvertResource(@Reference GraphConverter converter) {
        this.converter = converter;
    }

    @POST
    @Path("to-graph")
    @Answer(400)
    public PipelineGraphResponse toGraph(PipelineDescription description) {
        VariantGraphs graphs = converter.toGraphs(description.pipelineDescription());
        return new PipelineGraphResponse(graphs.advanced(), graphs.simple());
    }

    @POST
    @Path("to-description")
    @Answer(400)
    public PipelineDescription toDescription(Graph graph) {
        return new PipelineDescription(converter.toDescription(graph));
    }
}
