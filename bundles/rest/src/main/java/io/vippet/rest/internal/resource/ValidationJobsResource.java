package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.PipelineValidation;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.MessageResponse;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Validations: how they are doing, what they were asked for, and how to stop them. */
@Component(service = ValidationJobsResource.class)
@JakartarsResource
@Path("/jobs/validation")
@Produces(MediaType.APPLICATION_JSON)
@FailureText("Unexpected error: ")
public final class ValidationJobsResource {

    /**
     * What a job was asked for.
     *
     * @param request as it was sent
     */
    public record ValidationJobSummary(String id, PipelineValidation request) {}

    private final JobsOfKind jobs;
    private final InstantSource clock;

    @Activate
    public ValidationJobsResource(@Reference Jobs jobs) {
        this(jobs, InstantSource.system());
    }

    ValidationJobsResource(Jobs jobs, InstantSource clock) {
        this.jobs = new JobsOfKind(jobs, JobKind.VALIDATION, "Validation");
        this.clock = clock;
    }

    @GET
    @Path("status")
    @Answer(404)
    public List<ValidationJobStatus> getValidationStatuses(
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("before") @Nullable String before) {
        Instant now = clock.instant();
        return jobs.page(limit, before).stream()
                .map(job -> ValidationJobStatus.of(job, now))
                .toList();
    }

    @GET
    @Path("{job_id}/status")
    @Answer(404)
    public ValidationJobStatus getValidationJobStatus(@PathParam("job_id") String id) {
        return ValidationJobStatus.of(jobs.withStatus(id), clock.instant());
    }

    @GET
    @Path("{job_id}")
    @Answer(404)
    public ValidationJobSummary getValidationJobSummary(@PathParam("job_id") String id) {
        Job job = jobs.withStatus(id);
        return new ValidationJobSummary(id, StoredResult.read(PipelineValidation.class, job.request()));
    }

    @DELETE
    @Path("{job_id}")
    @Answer({404, 409})
    public MessageResponse stopValidationJob(@PathParam("job_id") String id) {
        return jobs.stop(jobs.withStatus(id).id());
    }
}
