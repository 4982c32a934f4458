package io.vippet.rest.internal.resource;

import io.vippet.api.job.Optimizations;
import io.vippet.api.job.PipelineRequestOptimize;
import io.vippet.api.rest.Answer;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Starts optimizations. */
@Component(service = VariantOptimizationResource.class)
@JakartarsResource
@Path("/pipelines/{pipeline_id}/variants/{variant_id}/optimize")
@Produces(MediaType.APPLICATION_JSON)
public final class VariantOptimizationResource {

    /** The job that will optimize the variant. */
    public record OptimizationJobResponse(String jobId) {}

    private final Optimizations optimizations;

    @Activate
    public VariantOptimizationResource(@Reference Optimizations optimizations) {
        this.optimizations = optimizations;
    }

    @POST
    @Answer({202, 400, 404, 429})
    @FailureText("Unexpected error: ")
    public OptimizationJobResponse optimizeVariant(
            @PathParam("pipeline_id") String pipelineId,
            @PathParam("variant_id") String variantId,
            PipelineRequestOptimize request) {
        return new OptimizationJobResponse(optimizations.start(pipelineId, variantId, request));
    }
}
