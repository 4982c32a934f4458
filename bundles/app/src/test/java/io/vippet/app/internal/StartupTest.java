package io.vippet.app.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StartupTask;
import io.vippet.api.app.StatusResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.condition.Condition;

/** Runs in a real framework; the test plays the component runtime. */
class StartupTest {

    private Framework framework;
    private Startup startup;
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private volatile Optional<String> absence = Optional.empty();

    @BeforeEach
    void open(@TempDir Path storage) throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.resolve("felix").toString(),
                        "felix.systempackages.calculate.uses",
                        "false"));
        framework.init();
        startup = new Startup(framework.getBundleContext(), () -> absence);
        startup.activate();
    }

    @AfterEach
    void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void tasksWaitForTheFrameworkAndRunInOrder() throws Exception {
        startup.addTask(task("last"), Map.of());
        startup.addTask(task("second"), Map.of(StartupTask.ORDER, 300));
        startup.addTask(task("first"), Map.of(StartupTask.ORDER, 100));
        startup.addTask(task("third"), Map.of(StartupTask.ORDER, 300));
        StartupTask gone = task("gone");
        startup.addTask(gone, Map.of());
        startup.removeTask(gone);
        assertThat(startup.status()).isEqualTo(new StatusResponse(AppStatus.STARTING, null, false));

        framework.start();

        awaitStatus(AppStatus.READY);
        assertThat(startup.status()).isEqualTo(new StatusResponse(AppStatus.READY, null, true));
        assertThat(ran).containsExactly("first", "second", "third", "last");
    }

    @Test
    void statusNamesTheTaskThatRuns() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        startup.addTask(task("Scanning videos", release::await), Map.of());
        framework.start();

        await().until(() -> "Scanning videos".equals(startup.status().message()));
        assertThat(startup.status().status()).isEqualTo(AppStatus.INITIALIZING);
        assertThat(conditions()).isZero();
        release.countDown();
        awaitStatus(AppStatus.READY);
    }

    @Test
    void taskThatArrivesDuringInitialisationStillCounts() throws Exception {
        startup.addTask(task("early", () -> startup.addTask(task("late"), Map.of(StartupTask.ORDER, 1))), Map.of());
        framework.start();

        awaitStatus(AppStatus.READY);
        assertThat(ran).containsExactly("early", "late");
    }

    @Test
    void readinessIsAServiceCondition() throws Exception {
        framework.start();

        await().until(() -> conditions() == 1);
        startup.deactivate();
        assertThat(conditions()).isZero();
    }

    @Test
    void failureEndsInShutdownForGood() throws Exception {
        startup.addTask(
                task("fails", () -> {
                    throw new IllegalStateException("the disk is full");
                }),
                Map.of(StartupTask.ORDER, 1));
        startup.addTask(task("never"), Map.of());
        framework.start();

        awaitStatus(AppStatus.SHUTDOWN);
        assertThat(startup.status().message()).isEqualTo("Initialization failed: the disk is full");
        assertThat(ran).containsExactly("fails");
        assertThat(conditions()).isZero();
    }

    @Test
    void failureWithoutMessageIsNamed() throws Exception {
        startup.addTask(
                task("fails", () -> {
                    throw new NoClassDefFoundError();
                }),
                Map.of());
        framework.start();

        awaitStatus(AppStatus.SHUTDOWN);
        assertThat(startup.status().message()).isEqualTo("Initialization failed: java.lang.NoClassDefFoundError");
    }

    @Test
    void tasksOfBundlesDroppedInLaterRunOnArrival() throws Exception {
        framework.start();
        awaitStatus(AppStatus.READY);

        startup.addTask(
                task("bad", () -> {
                    throw new IllegalStateException("theirs");
                }),
                Map.of());
        startup.addTask(task("good"), Map.of());

        await().until(() -> ran.contains("good"));
        assertThat(startup.status()).isEqualTo(new StatusResponse(AppStatus.READY, null, true));
    }

    @Test
    void whatIsMissingIsShown() throws Exception {
        absence = Optional.of("Rest is missing.");
        framework.start();

        await().until(() ->
                startup.status().message() != null && startup.status().ready());
        assertThat(startup.status().message()).isEqualTo("Rest is missing.");
    }

    @Test
    void componentThatComesAfterTheStartBeginsAtOnce() throws Exception {
        framework.start();
        Startup late = new Startup(framework.getBundleContext(), Optional::empty);
        late.activate();

        await().until(() -> late.status().ready());
        late.deactivate();
        assertThat(late.status()).isEqualTo(new StatusResponse(AppStatus.SHUTDOWN, null, false));
    }

    @Test
    void stopOfTheFrameworkIsShutdown() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        startup.addTask(
                task("slow", () -> {
                    running.countDown();
                    release.await();
                }),
                Map.of());
        framework.start();
        running.await();

        framework.stop();
        awaitStatus(AppStatus.SHUTDOWN);
        release.countDown();
        framework.waitForStop(10_000);
        assertThat(startup.status()).isEqualTo(new StatusResponse(AppStatus.SHUTDOWN, null, false));
    }

    private int conditions() throws Exception {
        return framework
                .getBundleContext()
                .getServiceReferences(Condition.class, "(osgi.condition.id=io.vippet.ready)")
                .size();
    }

    private void awaitStatus(AppStatus status) {
        await().until(() -> startup.status().status() == status);
    }

    /** What a task does. */
    private interface Work {
        void run() throws Exception;
    }

    private StartupTask task(String name) {
        return task(name, null);
    }

    private StartupTask task(String name, @Nullable Work work) {
        return new StartupTask() {
            @Override
            public String activity() {
                return name;
            }

            @Override
            public void run() throws Exception {
                ran.add(name);
                if (work != null) {
                    work.run();
                }
            }
        };
    }
}
