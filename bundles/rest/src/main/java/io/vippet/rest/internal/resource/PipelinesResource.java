package io.vippet.rest.internal.resource;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Pipelines;
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

/** Pipelines with their variants. */
@Component(service = PipelinesResource.class)
@JakartarsResource
@Path("/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@FailureText("Unexpected error: ")
public final class PipelinesResource {

    private final Pipelines pipelines;

    @Activate
    public PipelinesResource(@Reference Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @GET
    public List<Pipeline> list() {
        return pipelines.list();
    }

    @GET
    @Path("{pipeline_id}")
    public Pipeline get(@PathParam("pipeline_id") String id) {
        return pipelines
                .find(id)
                .orElseThrow(() -> MessageException.notFound("Pipeline with id '" + id + "' not found."));
    }
}
