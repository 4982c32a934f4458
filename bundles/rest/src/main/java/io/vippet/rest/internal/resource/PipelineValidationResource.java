package io.vippet.rest.internal.resource;

import io.vippet.api.job.PipelineValidation;
import io.vippet.api.job.Validations;
import io.vippet.api.rest.Answer;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Starts validations. */
@Component(service = PipelineValidationResource.class)
@JakartarsResource
@Path("/pipelines")
@Produces(MediaType.APPLICATION_JSON)
public final class PipelineValidationResource {

    /** The job that will try the pipeline. */
    public record ValidationJobResponse(String jobId) {}

    private final Validations validations;

    @Activate
    public PipelineValidationResource(@Reference Validations validations) {
        this.validations = validations;
    }

    @POST
    @Path("validate")
    @Answer({202, 400, 429})
    @FailureText("Unexpected error: ")
    public ValidationJobResponse validatePipeline(PipelineValidation validation) {
        return new ValidationJobResponse(validations.start(validation));
    }
}
