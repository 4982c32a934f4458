package io.vippet.rest.internal.resource;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.ConditionalGet;
import io.vippet.rest.internal.wire.FailureText;
import io.vippet.rest.internal.wire.MessageException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Templates from which people make pipelines. */
@Component(service = PipelineTemplatesResource.class)
@JakartarsResource
@Path("/pipeline-templates")
@Produces(MediaType.APPLICATION_JSON)
@FailureText(value = "Unexpected error when reading pipeline templates", withCause = false)
public final class PipelineTemplatesResource {

    private final Pipelines pipelines;

    @Activate
    public PipelineTemplatesResource(@Reference Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @GET
    @ConditionalGet
    public List<Pipeline> getPipelineTemplates() {
        return pipelines.templates();
    }

    @GET
    @Path("{template_id}")
    @Answer(404)
    public Pipeline getPipelineTemplate(@PathParam("template_id") String id) {
        return pipelines
                .template(id)
                .orElseThrow(() -> MessageException.notFound("Template with id '" + id + "' not found."));
    }
}
