package io.vippet.rest.internal.resource;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineEditor;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.ConditionalGet;
import io.vippet.api.rest.MessageResponse;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Pipelines with their variants. */
@Component(service = PipelinesResource.class)
@JakartarsResource
@Path("/pipelines")
@Produces(MediaType.APPLICATION_JSON)
public final class PipelinesResource {

    /** The id of a new pipeline. */
    public record PipelineCreationResponse(String id) {}

    private final Pipelines pipelines;
    private final PipelineEditor editor;

    @Activate
    public PipelinesResource(@Reference Pipelines pipelines, @Reference PipelineEditor editor) {
        this.pipelines = pipelines;
        this.editor = editor;
    }

    @GET
    @ConditionalGet
    public List<Pipeline> getPipelines() {
        return pipelines.list();
    }

    @POST
    @Answer({201, 400})
    @FailureText("Failed to create pipeline: ")
    public PipelineCreationResponse createPipeline(PipelineDefinition definition) {
        return new PipelineCreationResponse(editor.create(definition).id());
    }

    @GET
    @Path("{pipeline_id}")
    @Answer(404)
    @FailureText("Unexpected error: ")
    public Pipeline getPipeline(@PathParam("pipeline_id") String id) {
        return pipelines.find(id).orElseThrow(() -> PipelineException.noPipeline(id));
    }

    @PATCH
    @Path("{pipeline_id}")
    @Answer({400, 404, 422})
    @FailureText("Unexpected error: ")
    public Pipeline updatePipeline(@PathParam("pipeline_id") String id, PipelineUpdate update) {
        return editor.update(id, update);
    }

    @DELETE
    @Path("{pipeline_id}")
    @Answer({400, 404})
    public MessageResponse deletePipeline(@PathParam("pipeline_id") String id) {
        editor.delete(id);
        return new MessageResponse("Pipeline deleted");
    }
}
