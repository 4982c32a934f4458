package io.vippet.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs.Stop;
import io.vippet.api.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {

    private static final JobOutcome CANCELLED =
            new JobOutcome(JobPhase.CANCELLED, JobState.COMPLETED, List.of("Cancelled by user"), "{\"fps\":0}");

    private final TestClock clock = new TestClock();
    private Path home;
    private TestStore store;
    private JobQueue jobs;

    @BeforeEach
    void open(@TempDir Path directory) {
        home = directory;
        store = new TestStore(home);
        jobs = store.queue(clock);
    }

    @AfterEach
    void close() throws Exception {
        jobs.shutDown();
        store.close();
    }

    // --- acceptance and order

    @Test
    void recordIsOnDiskWhenSubmitReturns() throws Exception {
        StepTask task = new StepTask();

        String id = submit(task);

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(text("SELECT id || kind || request FROM jobs")).isEqualTo(id + "PERFORMANCE{\"a\":1}");
        assertThat(job(id).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void jobsRunOneAfterAnotherInOrder() throws Exception {
        StepTask first = new StepTask();
        StepTask second = new StepTask();
        StepTask third = new StepTask();
        String a = submit(first);
        first.running.await();
        String b = submit(second);
        String c = submit(third);

        assertThat(job(a).queuePosition()).isZero();
        assertThat(job(b).queuePosition()).isEqualTo(1);
        assertThat(job(c).queuePosition()).isEqualTo(2);
        assertThat(job(c).phase()).isEqualTo(JobPhase.PENDING);
        assertThat(third.running.getCount()).isEqualTo(1);

        first.release.countDown();
        second.running.await();
        assertThat(job(a).phase()).isEqualTo(JobPhase.COMPLETED);
        assertThat(job(b).queuePosition()).isZero();
        assertThat(job(c).queuePosition()).isEqualTo(1);
        second.release.countDown();
        third.release.countDown();
        awaitEnd(c);
    }

    @Test
    void listsShowOneKindOldestFirst() {
        String a = submit(context -> CANCELLED);
        jobs.submit(JobKind.DENSITY, "{}", CANCELLED, context -> CANCELLED);
        String c = submit(context -> CANCELLED);

        assertThat(jobs.list(JobKind.PERFORMANCE)).extracting(Job::id).containsExactly(a, c);
        assertThat(jobs.list(JobKind.OPTIMIZATION)).isEmpty();
    }

    @Test
    void elapsedTimeExcludesTheQueue() throws Exception {
        StepTask first = new StepTask();
        StepTask second = new StepTask();
        submit(first);
        first.running.await();
        String id = submit(second);
        clock.forward(Duration.ofSeconds(5));

        assertThat(job(id).elapsed(clock.instant())).isZero();
        assertThat(job(id).queued(clock.instant())).hasSeconds(5);
        first.release.countDown();
        second.running.await();
        clock.forward(Duration.ofSeconds(7));
        second.release.countDown();
        awaitEnd(id);
        clock.forward(Duration.ofSeconds(100));

        assertThat(job(id).elapsed(clock.instant())).hasSeconds(7);
        assertThat(job(id).queued(clock.instant())).hasSeconds(5);
    }

    // --- running

    @Test
    void phasesAndResultsShowAtOnce() throws Exception {
        StepTask task = new StepTask(JobOutcome.completed("done", null));
        String id = submit(task);
        JobContext context = task.context();
        assertThat(job(id).phase()).isEqualTo(JobPhase.PREPARING);
        assertThat(context.log()).isDirectory().isEqualTo(job(id).log());

        context.phase(JobPhase.RUNNING);
        context.publish("{\"fps\":2}");

        assertThat(job(id).phase()).isEqualTo(JobPhase.RUNNING);
        assertThat(job(id).result()).isEqualTo("{\"fps\":2}");
        assertThat(text("SELECT phase || result FROM jobs")).isEqualTo("RUNNING{\"fps\":2}");
        assertThatIllegalArgumentException().isThrownBy(() -> context.phase(JobPhase.COMPLETED));
        assertThatIllegalArgumentException().isThrownBy(() -> context.phase(JobPhase.PENDING));

        task.release.countDown();
        awaitEnd(id);
        assertThat(job(id).result()).as("what was published last").isEqualTo("{\"fps\":2}");
        assertThat(job(id).details()).containsExactly("done");
        context.publish("late");
        assertThat(job(id).result()).isEqualTo("{\"fps\":2}");
    }

    @Test
    void exceptionsBecomeDetails() {
        assertThat(endOf(context -> {
                    throw new IllegalStateException("the cause");
                }))
                .satisfies(job -> {
                    assertThat(job.state()).isEqualTo(JobState.FAILED);
                    assertThat(job.details()).containsExactly("the cause");
                });
        assertThat(endOf(context -> {
                            throw new NoClassDefFoundError("x/Y");
                        })
                        .details())
                .containsExactly("x/Y");
        assertThat(endOf(context -> {
                            throw new NullPointerException();
                        })
                        .details())
                .containsExactly("java.lang.NullPointerException");
    }

    @Test
    void taskThatReturnsWithoutAnEndFails() {
        Job job = endOf(context -> new JobOutcome(JobPhase.RUNNING, JobState.RUNNING, List.of(), null));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.details().getFirst()).contains("without an end");
    }

    @Test
    void severalDetailsKeepTheirOrderAndText() throws Exception {
        List<String> details = List.of("b\nsecond line", "a;\"'", "ü");
        String id = endOf(context -> JobOutcome.failed(details, null)).id();
        restart();

        assertThat(job(id).details()).isEqualTo(details);
    }

    // --- stopping

    @Test
    void stopInTheQueueEndsTheJobWithoutRunningIt() throws Exception {
        StepTask first = new StepTask();
        StepTask second = new StepTask();
        submit(first);
        first.running.await();
        String id = submit(second);
        String third = submit(new StepTask());

        assertThat(jobs.stop(id)).isEqualTo(Stop.STOPPING);

        assertThat(job(id).phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(job(id).state()).isEqualTo(JobState.COMPLETED);
        assertThat(job(id).details()).containsExactly("Cancelled by user");
        assertThat(job(id).result()).isEqualTo("{\"fps\":0}");
        assertThat(job(id).started()).isNull();
        assertThat(job(third).queuePosition()).isEqualTo(1);
        assertThat(jobs.stop(id)).isEqualTo(Stop.ENDED);
        first.release.countDown();
        await().until(() -> job(third).phase() == JobPhase.PREPARING);
        assertThat(second.running.getCount()).as("never ran").isEqualTo(1);
    }

    @Test
    void stopOfARunningJobWaitsForItsTask() throws Exception {
        StepTask task = new StepTask(CANCELLED);
        String id = submit(task);
        JobContext context = task.context();
        AtomicInteger stops = new AtomicInteger();
        CountDownLatch stopped = new CountDownLatch(1);
        context.onCancel(() -> {
            stops.incrementAndGet();
            stopped.countDown();
        });
        assertThat(context.cancelled()).isFalse();

        assertThat(jobs.stop(id)).isEqualTo(Stop.STOPPING);
        assertThat(jobs.stop(id)).isEqualTo(Stop.STOPPING);

        stopped.await();
        assertThat(context.cancelled()).isTrue();
        assertThat(job(id).phase()).isEqualTo(JobPhase.STOPPING);
        assertThat(job(id).state()).isEqualTo(JobState.RUNNING);
        context.phase(JobPhase.RUNNING);
        assertThat(job(id).phase()).as("goes on stopping").isEqualTo(JobPhase.STOPPING);
        task.release.countDown();
        awaitEnd(id);
        assertThat(job(id).phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(stops).hasValue(1);
        assertThat(jobs.stop(id)).isEqualTo(Stop.ENDED);
    }

    @Test
    void stopActionRunsAtOnceWhenTheStopCameBefore() throws Exception {
        StepTask task = new StepTask();
        String id = submit(task);
        JobContext context = task.context();
        jobs.stop(id);
        AtomicInteger stops = new AtomicInteger();

        context.onCancel(stops::incrementAndGet);

        assertThat(stops).hasValue(1);
        assertThatIllegalStateException().isThrownBy(() -> context.onCancel(stops::incrementAndGet));
        task.release.countDown();
    }

    @Test
    void stopOfAnUnknownJob() {
        assertThat(jobs.stop("0".repeat(32))).isEqualTo(Stop.UNKNOWN);
        assertThat(jobs.find("0".repeat(32))).isEmpty();
    }

    // --- restart and shutdown

    @Test
    void endedJobsLookTheSameAfterARestart() throws Exception {
        Job before = endOf(context -> {
            clock.forward(Duration.ofSeconds(3));
            return JobOutcome.completed("done", "{\"fps\":1}");
        });
        restart();

        assertThat(job(before.id())).isEqualTo(before);
        String later = submit(context -> CANCELLED);
        assertThat(jobs.list(JobKind.PERFORMANCE)).extracting(Job::id).containsExactly(before.id(), later);
    }

    @Test
    void openJobsHaveFailedAfterACrash() throws Exception {
        StepTask task = new StepTask();
        String running = submit(task);
        String queued = submit(new StepTask());
        task.context().publish("{\"fps\":2}");
        clock.forward(Duration.ofSeconds(9));

        JobQueue next = store.queue(clock); // the old one is not told, as if it had been killed
        next.run();

        for (String id : List.of(running, queued)) {
            Job job = next.find(id).orElseThrow();
            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(job.details()).containsExactly("Interrupted by server restart");
            assertThat(job.ended()).isEqualTo(clock.instant());
        }
        assertThat(next.find(running).orElseThrow().result()).isEqualTo("{\"fps\":2}");
        assertThat(next.stop(running)).isEqualTo(Stop.ENDED);
        next.shutDown();
    }

    @Test
    void jobsOfThisProcessSurviveTheRecovery() throws Exception {
        StepTask task = new StepTask();
        String id = submit(task);
        task.running.await();

        jobs.run();

        assertThat(job(id).state()).isEqualTo(JobState.RUNNING);
        task.release.countDown();
        awaitEnd(id);
        assertThat(job(id).details()).containsExactly("done");
    }

    @Test
    void shutdownEndsOpenJobsInOrder() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch registered = new CountDownLatch(1);
        String running = submit(context -> {
            context.onCancel(stopped::countDown);
            registered.countDown();
            stopped.await();
            return JobOutcome.completed("too late", null);
        });
        String queued = submit(new StepTask());
        registered.await();

        jobs.shutDown();

        assertThat(stopped.getCount()).isZero();
        for (String id : List.of(running, queued)) {
            assertThat(job(id).state()).isEqualTo(JobState.FAILED);
            assertThat(job(id).details()).containsExactly("Interrupted by server shutdown");
        }
        assertThatIllegalStateException().isThrownBy(() -> submit(context -> CANCELLED));
        restart();
        assertThat(job(running).details()).containsExactly("Interrupted by server shutdown");
    }

    // --- a disk that fails

    @Test
    void jobThatCannotBeStoredIsNotAccepted() throws Exception {
        breakDisk("BEFORE INSERT ON jobs");

        assertThatThrownBy(() -> submit(context -> CANCELLED)).isInstanceOf(StoreException.class);
        assertThat(jobs.list(JobKind.PERFORMANCE)).isEmpty();

        repairDisk();
        assertThat(endOf(context -> CANCELLED).details()).containsExactly("Cancelled by user");
    }

    @Test
    void resultThatCannotBeStoredFailsTheJobAndNotTheQueue() throws Exception {
        StepTask task = new StepTask();
        String id = submit(task);
        task.running.await();
        breakDisk("BEFORE UPDATE ON jobs");
        task.release.countDown();
        awaitEnd(id);

        assertThat(job(id).state()).isEqualTo(JobState.FAILED);
        assertThat(job(id).details().getFirst()).contains(id).contains("disk is broken");
        repairDisk();
        assertThat(endOf(context -> CANCELLED).phase()).isEqualTo(JobPhase.CANCELLED);
    }

    // --- tools

    private String submit(JobTask task) {
        return jobs.submit(JobKind.PERFORMANCE, "{\"a\":1}", CANCELLED, task);
    }

    private Job job(String id) {
        return jobs.find(id).orElseThrow();
    }

    private Job endOf(JobTask task) {
        String id = submit(task);
        awaitEnd(id);
        return job(id);
    }

    private void awaitEnd(String id) {
        await().until(() -> job(id).phase().ended());
    }

    private void restart() throws Exception {
        jobs.shutDown();
        store.close();
        store = new TestStore(home);
        jobs = store.queue(clock);
        jobs.run();
    }

    private void breakDisk(String when) throws SQLException {
        execute("CREATE TRIGGER broken " + when + " BEGIN SELECT RAISE(ABORT, 'disk is broken'); END");
    }

    private void repairDisk() throws SQLException {
        execute("DROP TRIGGER broken");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = store.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = store.database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
