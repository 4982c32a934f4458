package io.vippet.rest.internal.resource;

import io.vippet.api.job.JobKind;
import io.vippet.api.job.Jobs;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.rest.Answer;
import io.vippet.description.RawJson;
import io.vippet.rest.internal.wire.FailureText;
import io.vippet.rest.internal.wire.MessageException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigInteger;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Inference results per frame of performance jobs. */
@Component(service = PerformanceMetadataResource.class)
@JakartarsResource
@Path("/jobs/tests/performance/{job_id}/metadata/{pipeline_id}/{file_index}")
@Produces(MediaType.APPLICATION_JSON)
@FailureText("Unexpected error: ")
public final class PerformanceMetadataResource {

    private static final BigInteger NONE = BigInteger.ONE.negate();
    private static final BigInteger LAST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final Jobs jobs;
    private final Metadata metadata;

    @Activate
    public PerformanceMetadataResource(@Reference Jobs jobs, @Reference Metadata metadata) {
        this.jobs = jobs;
        this.metadata = metadata;
    }

    @GET
    @Answer(404)
    public List<RawJson> getPerformanceJobMetadataSnapshot(
            @PathParam("job_id") String jobId,
            @PathParam("pipeline_id") String pipelineId,
            @PathParam("file_index") BigInteger fileIndex,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        if (jobs.find(jobId).filter(job -> job.kind() == JobKind.PERFORMANCE).isEmpty()) {
            throw MessageException.notFound("Performance job " + jobId + " not found");
        }
        // Beyond the range of int there is no file either.
        int index = fileIndex.max(NONE).min(LAST).intValue();
        return switch (metadata.snapshot(jobId, pipelineId, index, limit)) {
            case Metadata.Snapshot.Records records ->
                records.json().stream().map(RawJson::new).toList();
            case Metadata.Snapshot.NoMetadata _ -> throw MessageException.notFound("Job " + jobId + " has no metadata");
            case Metadata.Snapshot.NoSuchFile _ ->
                throw MessageException.notFound(
                        "Job " + jobId + " has no metadata file " + fileIndex + " of pipeline '" + pipelineId + "'");
        };
    }
}
