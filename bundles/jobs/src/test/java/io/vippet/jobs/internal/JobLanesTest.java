package io.vippet.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.QueueFullException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLanesTest {

    private static final JobOutcome DONE = JobOutcome.completed("done", null);

    private TestStore store;
    private JobQueue jobs;

    @BeforeEach
    void open(@TempDir Path home) {
        store = new TestStore(new HomeSettings(home, Map.of("VIPPET_QUEUE_LIMIT", "2")));
        jobs = store.queue(new TestClock());
    }

    @AfterEach
    void close() throws Exception {
        jobs.shutDown();
        store.close();
    }

    @Test
    void validationsRunBesideAMeasurementAndOneAfterAnother() throws Exception {
        StepTask measurement = new StepTask();
        StepTask first = new StepTask();
        StepTask second = new StepTask();
        String measured = submit(JobKind.PERFORMANCE, measurement);
        String waiting = submit(JobKind.OPTIMIZATION, context -> DONE);
        submit(JobKind.VALIDATION, first);
        measurement.running.await();
        first.running.await();
        String next = submit(JobKind.VALIDATION, second);

        assertThat(job(measured).phase()).isEqualTo(JobPhase.PREPARING);
        assertThat(job(waiting).queuePosition()).isEqualTo(1);
        assertThat(job(next).queuePosition()).isEqualTo(1);
        assertThat(second.running.getCount()).isEqualTo(1);

        first.release.countDown();
        second.running.await();
        assertThat(job(waiting).phase()).isEqualTo(JobPhase.PENDING);
        second.release.countDown();
        await().until(() -> job(next).phase().ended());
        measurement.release.countDown();
        await().until(() -> job(waiting).phase().ended());
    }

    @Test
    void fullQueueRefusesWithoutARecord() throws Exception {
        StepTask running = new StepTask();
        submit(JobKind.PERFORMANCE, running);
        running.running.await();
        String first = submit(JobKind.PERFORMANCE, context -> DONE);
        String second = submit(JobKind.DENSITY, context -> DONE);

        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> submit(JobKind.PERFORMANCE, context -> DONE))
                .withMessageContaining("2 jobs are waiting already")
                .withMessageContaining("VIPPET_QUEUE_LIMIT")
                .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
        assertThat(store.queueSnapshots()).hasSize(3);
        assertThat(submit(JobKind.VALIDATION, context -> DONE))
                .as("another lane")
                .isNotBlank();

        jobs.stop(first);
        String third = submit(JobKind.PERFORMANCE, context -> DONE);
        running.release.countDown();
        await().until(() -> job(second).phase().ended() && job(third).phase().ended());
    }

    private String submit(JobKind kind, JobTask task) {
        return jobs.submit(kind, "{}", DONE, task);
    }

    private Job job(String id) {
        return jobs.find(id).orElseThrow();
    }
}
