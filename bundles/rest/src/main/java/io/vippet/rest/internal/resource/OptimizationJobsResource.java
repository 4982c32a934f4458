package io.vippet.rest.internal.resource;

import io.vippet.api.job.JobKind;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.PipelineRequestOptimize;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.MessageResponse;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Optimizations: how they are doing, what they were asked for, and how to stop them. */
@Component(service = OptimizationJobsResource.class)
@JakartarsResource
@Path("/jobs/optimization")
@Produces(MediaType.APPLICATION_JSON)
@FailureText("Unexpected error: ")
public final class OptimizationJobsResource {

    /** What a job was asked for. */
    public record OptimizationJobSummary(String id, PipelineRequestOptimize request) {}

    private final JobsOfKind jobs;
    private final InstantSource clock;

    @Activate
    public OptimizationJobsResource(@Reference Jobs jobs) {
        this(jobs, InstantSource.system());
    }

    OptimizationJobsResource(Jobs jobs, InstantSource clock) {
        this.jobs = new JobsOfKind(jobs, JobKind.OPTIMIZATION, "Optimization");
        this.clock = clock;
    }

    @GET
    @Path("status")
    @Answer(404)
    public List<OptimizationJobStatus> getOptimizationStatuses(
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("before") @Nullable String before) {
        Instant now = clock.instant();
        return jobs.page(limit, before).stream()
                .map(job -> OptimizationJobStatus.of(job, now))
                .toList();
    }

    @GET
    @Path("{job_id}/status")
    @Answer(404)
    public OptimizationJobStatus getOptimizationJobStatus(@PathParam("job_id") String id) {
        return OptimizationJobStatus.of(jobs.withStatus(id), clock.instant());
    }

    @GET
    @Path("{job_id}")
    @Answer(404)
    public OptimizationJobSummary getOptimizationJobSummary(@PathParam("job_id") String id) {
        return new OptimizationJobSummary(id, OptimizationJobStatus.request(jobs.withStatus(id)));
    }

    /** The newest lines of the logs of its runs; credentials were taken out when they were written. */
    @GET
    @Path("{job_id}/log")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Answer(404)
    public String getOptimizationJobLog(
            @PathParam("job_id") String id, @QueryParam("lines") @DefaultValue("1000") @Min(1) @Max(10_000) int lines)
            throws IOException {
        return RunLogs.newest(jobs.withStatus(id).log(), lines);
    }

    @DELETE
    @Path("{job_id}")
    @Answer({404, 409})
    public MessageResponse stopOptimizationJob(@PathParam("job_id") String id) {
        return jobs.stop(id);
    }
}
