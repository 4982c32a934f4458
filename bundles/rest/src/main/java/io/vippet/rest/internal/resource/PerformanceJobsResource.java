package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.Jobs;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.MessageResponse;
import io.vippet.description.RawJson;
import io.vippet.rest.internal.wire.FailureText;
import io.vippet.rest.internal.wire.MessageException;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Performance jobs: how they are doing, what they were asked for, and how to stop them. */
@Component(service = PerformanceJobsResource.class)
@JakartarsResource
@Path("/jobs/tests/performance")
@Produces(MediaType.APPLICATION_JSON)
@FailureText("Unexpected error: ")
public final class PerformanceJobsResource {

    /**
     * What a job was asked for.
     *
     * @param request the normalised request
     */
    public record PerformanceJobSummary(String id, RawJson request) {}

    private final Jobs jobs;
    private final InstantSource clock;

    @Activate
    public PerformanceJobsResource(@Reference Jobs jobs) {
        this(jobs, InstantSource.system());
    }

    PerformanceJobsResource(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @GET
    @Path("status")
    @Answer(404)
    public List<PerformanceJobStatus> getPerformanceStatuses(
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("before") @Nullable String before) {
        Instant now = clock.instant();
        return JobPage.of(jobs.list(JobKind.PERFORMANCE), limit, before).stream()
                .map(job -> PerformanceJobStatus.of(job, now))
                .toList();
    }

    @GET
    @Path("{job_id}/status")
    @Answer(404)
    public PerformanceJobStatus getPerformanceJobStatus(@PathParam("job_id") String id) {
        Job job = find(id).orElseThrow(() -> MessageException.notFound("Performance job " + id + " not found"));
        return PerformanceJobStatus.of(job, clock.instant());
    }

    @GET
    @Path("{job_id}")
    @Answer(404)
    public PerformanceJobSummary getPerformanceJobSummary(@PathParam("job_id") String id) {
        Job job = find(id).orElseThrow(() -> unknown(id));
        return new PerformanceJobSummary(id, new RawJson(job.request()));
    }

    /** The newest lines of the logs of its runs; credentials were taken out when they were written. */
    @GET
    @Path("{job_id}/log")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Answer(404)
    public String getPerformanceJobLog(
            @PathParam("job_id") String id, @QueryParam("lines") @DefaultValue("1000") @Min(1) @Max(10_000) int lines)
            throws IOException {
        return RunLogs.newest(find(id).orElseThrow(() -> unknown(id)).log(), lines);
    }

    @DELETE
    @Path("{job_id}")
    @Answer({404, 409})
    public MessageResponse stopPerformanceTestJob(@PathParam("job_id") String id) {
        if (find(id).isEmpty()) {
            throw unknown(id);
        }
        return switch (jobs.stop(id)) {
            case STOPPING -> new MessageResponse("Job " + id + " stopped");
            case UNKNOWN -> throw unknown(id);
            case ENDED -> {
                String state = find(id).map(job -> job.state().name()).orElse("UNKNOWN");
                throw new MessageException(
                        Response.Status.CONFLICT, "Job " + id + " is not running (state: " + state + ")");
            }
        };
    }

    private Optional<Job> find(String id) {
        return jobs.find(id).filter(job -> job.kind() == JobKind.PERFORMANCE);
    }

    private static MessageException unknown(String id) {
        return MessageException.notFound("Job " + id + " not found");
    }
}
