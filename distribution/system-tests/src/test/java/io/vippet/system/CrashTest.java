package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashes of a child and of the server itself, in the middle of a run. */
class CrashTest {

    private static final String LONG_RUN = "{\"max_runtime\":60}";

    @TempDir
    Path home;

    @Test
    void aChildThatCrashesFailsItsJobAndNothingElse() throws Exception {
        try (var product = Product.start(home)) {
            var job = product.submit("people-and-vehicles", "cpu", 1, LONG_RUN);
            product.awaitPlaying(job);
            var stop = new AtomicBoolean();
            var answers = new ArrayList<Boolean>();
            var watcher = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    answers.add(product.get("/health").path("healthy").asBoolean());
                }
            });
            signal("SEGV", product.handle().descendants().toList());

            var status = product.await(job);
            assertThat(status.path("state").asText()).isEqualTo("FAILED");
            assertThat(status.path("details").path(0).asText())
                    .startsWith("Pipeline execution failed: ")
                    .containsIgnoringCase("SIGSEGV");
            stop.set(true);
            watcher.join();
            assertThat(answers).hasSizeGreaterThan(5).containsOnly(true);

            var next = product.await(product.submit("people-and-vehicles", "cpu", 1, "{\"max_runtime\":2}"));
            assertThat(next.path("state").asText()).as(next.toString()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void aKilledServerLosesNoJobAndLeavesNoChild() throws Exception {
        try (var product = Product.start(home)) {
            var job = product.submit("people-and-vehicles", "cpu", 1, LONG_RUN);
            var queued = product.submit("people-and-vehicles", "cpu", 1, LONG_RUN);
            product.awaitPlaying(job);
            assertThat(product.status(queued).path("phase").asText()).isEqualTo("PENDING");
            var children = product.handle().descendants().toList();
            assertThat(children).isNotEmpty();

            product.kill();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> children.stream()
                    .noneMatch(ProcessHandle::isAlive));
            product.launch();

            for (var id : List.of(job, queued)) {
                var status = product.status(id);
                assertThat(status.path("state").asText()).isEqualTo("FAILED");
                assertThat(status.path("details").path(0).asText()).contains("restart");
                assertThat(product.get("/jobs/tests/performance/" + id)
                                .path("request")
                                .path("execution_config")
                                .path("max_runtime")
                                .asInt())
                        .isEqualTo(60);
            }
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        assertThat(processes).isNotEmpty();
        for (var process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
