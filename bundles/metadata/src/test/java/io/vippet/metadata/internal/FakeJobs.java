package io.vippet.metadata.internal;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every id is a job that runs until it is told to end. */
final class FakeJobs implements Jobs {

    private volatile JobPhase phase = JobPhase.RUNNING;

    void end() {
        phase = JobPhase.COMPLETED;
    }

    @Override
    public Optional<Job> find(String id) {
        Instant now = Instant.now();
        JobPhase current = phase;
        return Optional.of(new Job(
                id,
                JobKind.PERFORMANCE,
                current.state(),
                current,
                0,
                now,
                now,
                null,
                "{}",
                null,
                List.of(),
                Path.of("log")));
    }

    @Override
    public String submit(JobKind kind, String request, JobOutcome cancelledInQueue, JobTask task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Job> list(JobKind kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stop stop(String id) {
        throw new UnsupportedOperationException();
    }
}
