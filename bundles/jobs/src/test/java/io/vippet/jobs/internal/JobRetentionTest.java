package io.vippet.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRetentionTest {

    private static final JobOutcome DONE = JobOutcome.completed("done", null);

    private final TestClock clock = new TestClock();
    private TestStore store;
    private JobQueue jobs;

    @BeforeEach
    void open(@TempDir Path home) {
        store = new TestStore(new HomeSettings(home, Map.of("VIPPET_JOBS_KEEP", "3", "VIPPET_JOBS_KEEP_DAYS", "10")));
        jobs = store.queue(clock);
    }

    @AfterEach
    void close() throws Exception {
        jobs.shutDown();
        store.close();
    }

    @Test
    void oldestEndedJobsGoWithTheirLogs() throws Exception {
        List<Job> ended = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ended.add(endOf(context -> {
                Files.writeString(context.log().resolve("run.log"), "log");
                return DONE;
            }));
        }

        awaitRecords(ended.get(2), ended.get(3), ended.get(4));
        assertThat(ended.get(0).log()).doesNotExist();
        assertThat(ended.get(4).log()).isDirectory();
        assertThat(jobs.find(ended.get(0).id())).isEmpty();
        assertThat(jobs.list(JobKind.PERFORMANCE)).hasSize(3);
    }

    @Test
    void oldJobsGoWhenTheNextOneEnds() {
        Job old = endOf(context -> DONE);
        clock.forward(Duration.ofDays(9));
        Job younger = endOf(context -> DONE);
        awaitRecords(old, younger);

        clock.forward(Duration.ofDays(2));
        Job last = endOf(context -> DONE);

        awaitRecords(younger, last);
    }

    @Test
    void jobsThatHaveNotEndedAreNeverRemoved() throws Exception {
        StepTask running = new StepTask();
        String id = jobs.submit(JobKind.VALIDATION, "{}", DONE, running);
        running.running.await();
        clock.forward(Duration.ofDays(20));
        List<Job> ended = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ended.add(endOf(context -> DONE));
        }

        await().untilAsserted(() -> assertThat(store.queueSnapshots())
                .extracting(Job::id)
                .containsExactly(id, ended.get(2).id(), ended.get(3).id()));
        running.release.countDown();
    }

    private void awaitRecords(Job... kept) {
        await().untilAsserted(() -> assertThat(store.queueSnapshots()).containsExactly(kept));
    }

    private Job endOf(JobTask task) {
        String id = jobs.submit(JobKind.PERFORMANCE, "{}", DONE, task);
        await().until(() -> jobs.find(id).orElseThrow().phase().ended());
        return jobs.find(id).orElseThrow();
    }
}
