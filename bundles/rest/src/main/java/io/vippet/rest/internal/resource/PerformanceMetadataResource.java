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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private final EventText text = new EventText();

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
        check(jobId);
        return switch (metadata.snapshot(jobId, pipelineId, index(fileIndex), limit)) {
            case Metadata.Snapshot.Records records ->
                records.json().stream().map(RawJson::new).toList();
            case Metadata.Snapshot.NoMetadata _ -> throw none("metadata", jobId);
            case Metadata.Snapshot.NoSuchFile _ -> throw noFile(jobId, pipelineId, fileIndex);
        };
    }

    /**
     * Sends records as they are written.
     *
     * @param from where a client begins that has seen nothing yet
     * @param lastEventId of the last event that a client has seen: it goes on there
     */
    @GET
    @Path("stream")
    @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
    @Answer({200, 204, 404})
    public Response streamPerformanceJobMetadata(
            @PathParam("job_id") String jobId,
            @PathParam("pipeline_id") String pipelineId,
            @PathParam("file_index") BigInteger fileIndex,
            @QueryParam("from") @DefaultValue("now") StreamStart from,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        check(jobId);
        return switch (metadata.follow(jobId, pipelineId, index(fileIndex))) {
            case Metadata.Following.File file -> MetadataEvents.answer(file.stream(), text, from, lastEventId);
            case Metadata.Following.NoMetadata _ -> throw none("metadata stream", jobId);
            case Metadata.Following.NoSuchFile _ -> throw noFile(jobId, pipelineId, fileIndex);
        };
    }

    private void check(String jobId) {
        if (jobs.find(jobId).filter(job -> job.kind() == JobKind.PERFORMANCE).isEmpty()) {
            throw MessageException.notFound("Performance job " + jobId + " not found");
        }
    }

    /** Beyond the range of int there is no file either. */
    private static int index(BigInteger fileIndex) {
        return fileIndex.max(NONE).min(LAST).intValue();
    }

    private static MessageException none(String what, String jobId) {
        return MessageException.notFound("No " + what + " available for job " + jobId
                + ". It must run with metadata_mode 'file', and has some once its pipelines are prepared.");
    }

    private static MessageException noFile(String jobId, String pipelineId, BigInteger fileIndex) {
        return MessageException.notFound(
                "Pipeline '" + pipelineId + "' or file index " + fileIndex + " not found for job " + jobId + ".");
    }
}
