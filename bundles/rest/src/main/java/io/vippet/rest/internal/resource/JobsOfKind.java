package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.Jobs;
import io.vippet.api.rest.MessageResponse;
import io.vippet.rest.internal.wire.MessageException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs of one kind, with the answers for those that are not there. */
final class JobsOfKind {

    private final Jobs jobs;
    private final JobKind kind;
    private final String name;

    /**
     * Looks at one kind.
     *
     * @param name of the kind, as the first word of a sentence
     */
    JobsOfKind(Jobs jobs, JobKind kind, String name) {
        this.jobs = jobs;
        this.kind = kind;
        this.name = name;
    }

    /** A part of all jobs, see {@link JobPage}. */
    List<Job> page(@Nullable Integer limit, @Nullable String before) {
        return JobPage.of(jobs.list(kind), limit, before);
    }

    /** The job, for its status. */
    Job withStatus(String id) {
        return find(id).orElseThrow(() -> MessageException.notFound(name + " job " + id + " not found"));
    }

    /** The job, for anything else. */
    Job get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** Asks the job to stop. */
    MessageResponse stop(String id) {
        Job job = get(id);
        return switch (jobs.stop(id)) {
            case STOPPING -> new MessageResponse("Job " + id + " stopped");
            case UNKNOWN -> throw unknown(id);
            case ENDED ->
                throw new MessageException(
                        Response.Status.CONFLICT,
                        "Job " + id + " is not running (state: "
                                + find(id).orElse(job).state() + ")");
        };
    }

    private Optional<Job> find(String id) {
        return jobs.find(id).filter(job -> job.kind() == kind);
    }

    private static MessageException unknown(String id) {
        return MessageException.notFound("Job " + id + " not found");
    }
}
