package io.vippet.jobs.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.app.StartupTask;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobRemovalListener;
import io.vippet.api.job.JobState;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.QueueFullException;
import io.vippet.api.store.Migrations;
import io.vippet.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.apache.commons.io.file.PathUtils;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable queue: of each lane one job at a time has the slot, in the order in which they were accepted. Whatever
 * measures shares one lane; validations have their own.
 */
@Component(
        service = {Jobs.class, StartupTask.class},
        immediate = true,
        property = StartupTask.ORDER + ":Integer=50")
public final class JobQueue implements Jobs, StartupTask {

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final long END_SECONDS = 10;
    /** Few jobs end sooner; many do within a minute. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final JobTable table;
    private final Path logs;
    private final InstantSource clock;
    private final int limit;
    private final Retention retention;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            fieldOption = FieldOption.UPDATE)
    private final List<JobRemovalListener> removalListeners = new CopyOnWriteArrayList<>();

    private final ConcurrentMap<String, LiveJob> jobs = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, LiveJob> inOrder = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Submission> open = new ConcurrentHashMap<>();

    private final Lane measuring = new Lane("measuring");
    private final Lane validation = new Lane("validation");
    /** Keeps acceptance and queue in the same order. */
    private final ReentrantLock door = new ReentrantLock();

    private final ReentrantLock retiring = new ReentrantLock();

    private boolean closed;

    @Activate
    public JobQueue(
            @Reference(target = "(dataSourceName=vippet)") DataSource source,
            @Reference Migrations migrations,
            @Reference Settings settings) {
        this(source, migrations, settings, InstantSource.system());
    }

    JobQueue(DataSource source, Migrations migrations, Settings settings, InstantSource clock) {
        table = new JobTable(source, migrations);
        logs = settings.path(Place.LOGS);
        limit = Math.max(1, settings.integer("VIPPET_QUEUE_LIMIT", 100));
        retention = Retention.of(settings);
        this.clock = clock;
    }

    @Override
    public String activity() {
        return "Reading job records";
    }

    /** Shows the records of earlier processes; what they left open has failed. */
    @Override
    public void run() {
        for (JobTable.Row row : table.all()) {
            if (!jobs.containsKey(row.job().id())) {
                LiveJob job = new LiveJob(row, table);
                job.end(JobOutcome.failed(List.of("Interrupted by server restart"), null), now());
                show(job);
            }
        }
    }

    @Override
    public String submit(JobKind kind, String request, JobOutcome cancelledInQueue, JobTask task) {
        String id = UUID.randomUUID().toString().replace("-", "");
        door.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The server is shutting down and accepts no jobs.");
            }
            Lane lane = lane(kind);
            if (lane.waiting() >= limit) {
                throw new QueueFullException(
                        limit + " jobs are waiting already; try again when some have ended, or raise"
                                + " VIPPET_QUEUE_LIMIT.",
                        RETRY_AFTER);
            }
            Job job = new Job(
                    id,
                    kind,
                    JobState.RUNNING,
                    JobPhase.PENDING,
                    0,
                    now(),
                    null,
                    null,
                    request,
                    null,
                    List.of(),
                    logs.resolve(id));
            LiveJob live = new LiveJob(new JobTable.Row(table.insert(job), job), table);
            Submission submission = new Submission(live, task, cancelledInQueue);
            open.put(id, submission);
            show(live);
            lane.enter(live.number(), () -> serve(submission));
            return id;
        } finally {
            door.unlock();
        }
    }

    @Override
    public Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id)).map(this::snapshot);
    }

    @Override
    public List<Job> list(JobKind kind) {
        return inOrder.values().stream()
                .filter(job -> job.snapshot().kind() == kind)
                .map(this::snapshot)
                .toList();
    }

    @Override
    public Stop stop(String id) {
        Submission submission = open.get(id);
        if (submission == null) {
            return jobs.containsKey(id) ? Stop.ENDED : Stop.UNKNOWN;
        }
        LiveJob job = submission.job();
        if (job.endInQueue(submission.cancelledInQueue(), now())) {
            close(submission);
            return Stop.STOPPING;
        }
        if (job.snapshot().phase().ended()) {
            return Stop.ENDED;
        }
        submission.cancellation().request();
        return job.phase(JobPhase.STOPPING) ? Stop.STOPPING : Stop.ENDED;
    }

    private void serve(Submission submission) {
        LiveJob job = submission.job();
        try {
            if (job.start(now())) {
                job.end(submission.work(), now());
            }
        } catch (StoreException e) {
            LOG.error(
                    "Job {} cannot be recorded; what became of it is kept in memory only",
                    job.snapshot().id(),
                    e);
            job.endInMemory(String.valueOf(e.getMessage()), now());
        } finally {
            close(submission);
        }
        retire();
    }

    /** Removes what is beyond the retention: first what belongs to a job, then its record, so that nothing is orphaned. */
    private void retire() {
        retiring.lock();
        try {
            for (LiveJob job : retention.surplus(inOrder.values(), now())) {
                Job record = job.snapshot();
                removalListeners.forEach(listener -> listener.removed(record.id()));
                if (Files.isDirectory(record.log())) {
                    PathUtils.deleteDirectory(record.log());
                }
                table.delete(new JobTable.Row(job.number(), record));
                inOrder.remove(job.number());
                jobs.remove(record.id());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Old jobs cannot be removed; the next job that ends tries again", e);
        } finally {
            retiring.unlock();
        }
    }

    /** Ends all open jobs, then gives the running one time to put its child away. */
    @Deactivate
    void shutDown() throws InterruptedException {
        door.lock();
        try {
            closed = true;
        } finally {
            door.unlock();
        }
        for (Submission submission : open.values()) {
            interrupt(submission);
        }
        for (Lane lane : List.of(measuring, validation)) {
            lane.close();
        }
        for (Lane lane : List.of(measuring, validation)) {
            if (!lane.awaitClosed(END_SECONDS)) {
                LOG.warn("A job goes on {} s after it was told to stop", END_SECONDS);
            }
        }
    }

    private void interrupt(Submission submission) {
        try {
            submission.job().end(JobOutcome.failed(List.of("Interrupted by server shutdown"), null), now());
        } catch (StoreException e) {
            LOG.warn("Job {} will be marked as interrupted at the next start", submission.id(), e);
        }
        submission.cancellation().request();
    }

    private void close(Submission submission) {
        LiveJob job = submission.job();
        lane(job.snapshot().kind()).leave(job.number());
        open.remove(submission.id());
    }

    private void show(LiveJob job) {
        inOrder.put(job.number(), job);
        jobs.put(job.snapshot().id(), job);
    }

    private Job snapshot(LiveJob job) {
        return job.snapshot(lane(job.snapshot().kind()).position(job.number()));
    }

    private Lane lane(JobKind kind) {
        return kind == JobKind.VALIDATION ? validation : measuring;
    }

    /** As precise as the disk, so that a record looks the same before and after a restart. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
