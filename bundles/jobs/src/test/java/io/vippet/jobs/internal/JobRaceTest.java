package io.vippet.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.Jobs.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads submit, stop and read at the same time as jobs end. */
class JobRaceTest {

    private static final JobOutcome CANCELLED =
            new JobOutcome(JobPhase.CANCELLED, JobState.FAILED, List.of("Cancelled by user"), null);
    private static final int CLIENTS = 12;
    private static final int JOBS_EACH = 25;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final AtomicInteger inSlot = new AtomicInteger();

    private TestStore store;
    private JobQueue jobs;

    @BeforeEach
    void open(@TempDir Path home) {
        store = new TestStore(new HomeSettings(home, Map.of("VIPPET_QUEUE_LIMIT", "1000")));
        jobs = store.queue(InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        jobs.shutDown();
        store.close();
    }

    @Test
    void everyJobEndsOnceAndAlone() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> observer = threads.submit(() -> observe(over));
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(this::submitAndStop));
            }
            try {
                for (Future<?> client : clients) {
                    client.get();
                }
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> ids.stream().allMatch(id -> job(id).phase().ended()));
            } finally {
                over.set(true);
            }
            observer.get();
        }

        assertThat(faults).isEmpty();
        assertThat(ids).hasSize(CLIENTS * JOBS_EACH).doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(this::checkEnd);
        assertThat(store.queueSnapshots()).as("the disk agrees").containsExactlyInAnyOrderElementsOf(snapshots());
    }

    private void submitAndStop() {
        for (int i = 0; i < JOBS_EACH; i++) {
            String id = jobs.submit(JobKind.PERFORMANCE, "{}", CANCELLED, context -> {
                if (inSlot.incrementAndGet() != 1) {
                    faults.add("two jobs in the slot");
                }
                runs.merge(context.id(), 1, Integer::sum);
                context.phase(JobPhase.RUNNING);
                AtomicBoolean stopped = new AtomicBoolean();
                context.onCancel(() -> stopped.set(true));
                context.publish("{\"id\":\"" + context.id() + "\"}");
                inSlot.decrementAndGet();
                return context.cancelled() ? CANCELLED : JobOutcome.completed("done", null);
            });
            ids.add(id);
            if (ThreadLocalRandom.current().nextBoolean()) {
                Thread.yield();
                if (jobs.stop(id) == Stop.UNKNOWN) {
                    faults.add("submitted and unknown: " + id);
                }
            }
        }
    }

    /** A reader must see every job go forward, and nothing change after its end. */
    private void observe(AtomicBoolean over) {
        Map<String, Job> seen = new HashMap<>();
        while (!over.get()) {
            for (Job job : jobs.list(JobKind.PERFORMANCE)) {
                Job before = seen.put(job.id(), job);
                if (before != null && before.phase().ended() && !before.equals(job)) {
                    faults.add("changed after its end: " + before + " -> " + job);
                }
                if (before != null && before.phase().compareTo(job.phase()) > 0) {
                    faults.add("went back: " + before + " -> " + job);
                }
                if ((job.ended() == null) != (job.state() == JobState.RUNNING)) {
                    faults.add("half ended: " + job);
                }
                if ((job.queuePosition() > 0) != (job.phase() == JobPhase.PENDING)) {
                    faults.add("wrong position: " + job);
                }
            }
            Thread.yield();
        }
    }

    private void checkEnd(String id) {
        Job job = job(id);
        assertThat(job.details()).hasSize(1);
        if (job.started() == null) {
            assertThat(job.phase()).isEqualTo(JobPhase.CANCELLED);
            assertThat(runs).doesNotContainKey(id);
        } else {
            assertThat(runs).containsEntry(id, 1);
            assertThat(job.result()).contains(id);
        }
    }

    private Job job(String id) {
        return jobs.find(id).orElseThrow();
    }

    private List<Job> snapshots() {
        return ids.stream().map(this::job).toList();
    }
}
