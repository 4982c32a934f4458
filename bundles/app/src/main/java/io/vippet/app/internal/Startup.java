package io.vippet.app.internal;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.Application;
import io.vippet.api.app.StartupTask;
import io.vippet.api.app.StatusResponse;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the server from STARTING to READY: waits until every bundle has been started, runs the startup tasks one after
 * another, then registers the condition {@value #READY_CONDITION}.
 */
@Component(service = Application.class, immediate = true)
public final class Startup implements Application {

    /** Identifier of the service condition that exists while the server is ready. */
    static final String READY_CONDITION = "io.vippet.ready";

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private final BundleContext context;
    private final FrameworkPhases phases;
    private final Supplier<Optional<String>> absences;
    private final PendingTasks pending = new PendingTasks();
    /** One thread: tasks never run beside each other. */
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("startup").factory());

    private volatile StatusResponse status = new StatusResponse(AppStatus.STARTING, null, false);
    private volatile boolean begun;
    private final AtomicReference<@Nullable ServiceRegistration<Condition>> readiness = new AtomicReference<>();

    @Activate
    public Startup(BundleContext context, @Reference ServiceComponentRuntime components) {
        this(context, new Absences(components, context)::sentence);
    }

    /** @param absences says in words what is missing, empty when nothing is */
    Startup(BundleContext context, Supplier<Optional<String>> absences) {
        this.context = context;
        this.absences = absences;
        phases = new FrameworkPhases(context, this::begin, this::stop);
    }

    /** Called by the component runtime after all tasks present so far have been added. */
    @Activate
    void activate() {
        phases.open();
    }

    @Deactivate
    void deactivate() {
        phases.close();
        stop();
        thread.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTask(StartupTask task, Map<String, ?> properties) {
        pending.add(task, properties);
        if (begun) {
            thread.execute(this::runLate);
        }
    }

    void removeTask(StartupTask task) {
        pending.remove(task);
    }

    @Override
    public StatusResponse status() {
        return status;
    }

    private void begin() {
        begun = true;
        change(AppStatus.INITIALIZING, "Preparing");
        thread.execute(this::initialise);
    }

    private void initialise() {
        long start = System.nanoTime();
        try {
            Optional<StartupTask> task = pending.next();
            for (; task.isPresent(); task = pending.next()) {
                run(task.get());
            }
        } catch (Exception | LinkageError e) {
            LOG.error("Initialization failed", e);
            change(AppStatus.SHUTDOWN, "Initialization failed: " + cause(e));
            return;
        }
        change(AppStatus.READY, null);
        if (status.ready()) {
            LOG.info("Ready after {} ms of initialization", (System.nanoTime() - start) / 1_000_000);
            registerReadiness();
            tellAbsences();
        }
    }

    private void registerReadiness() {
        readiness.set(context.registerService(
                Condition.class, Condition.INSTANCE, new Hashtable<>(Map.of(Condition.CONDITION_ID, READY_CONDITION))));
        if (!status.ready()) {
            stop(); // it came in between and found nothing to take back
        }
    }

    /** Runs what a bundle brought along after initialisation; its failure is that bundle's, not the server's. */
    private void runLate() {
        while (status.ready()) {
            Optional<StartupTask> task = pending.next();
            if (task.isEmpty()) {
                return;
            }
            try {
                LOG.info("{}", task.get().activity());
                task.get().run();
            } catch (Exception | LinkageError e) {
                LOG.warn("Failed while {}", task.get().activity(), e);
            }
        }
    }

    private void run(StartupTask task) throws Exception {
        LOG.info("{}", task.activity());
        change(AppStatus.INITIALIZING, task.activity());
        task.run();
    }

    private void tellAbsences() {
        absences.get().ifPresent(sentence -> {
            LOG.warn("{}", sentence);
            change(AppStatus.READY, sentence);
        });
    }

    private void stop() {
        change(AppStatus.SHUTDOWN, null);
        ServiceRegistration<Condition> registered = readiness.getAndSet(null);
        if (registered != null) {
            registered.unregister();
        }
    }

    /** SHUTDOWN is final. */
    private synchronized void change(AppStatus next, @Nullable String message) {
        if (status.status() != AppStatus.SHUTDOWN) {
            status = new StatusResponse(next, message, next == AppStatus.READY);
        }
    }

    private static String cause(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }
}
