package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that hang, crash, flood or eat: each fails or completes by itself, and leaves neither process nor file. */
class FaultyPipelineTest {

    private static final Pattern PID = Pattern.compile("server pid (\\d+)");
    private static final String SLEEPER = "identity sleep-time=3600000000";
    private static final String SINK = "fakesink name=default_output_sink";
    private static final String GOOD = "videotestsrc num-buffers=30 ! " + SINK;

    @TempDir
    static Path home;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        product = Product.start(
                home,
                Map.of(
                        "VIPPET_ALLOW_ELEMENTS", "fdsink",
                        "VIPPET_CHILD_STARTUP_SECONDS", "4",
                        "VIPPET_CHILD_STALL_SECONDS", "5",
                        "VIPPET_CHILD_TEARDOWN_SECONDS", "2",
                        "VIPPET_CHILD_MEMORY_MB", "700"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    /** The spare waits for the next run; nothing else is left, and the server goes on. */
    @AfterEach
    void nothingIsLeft() {
        JsonNode next = product.await(product.submit(Map.of(GOOD, 1), "{}"));
        assertThat(next.path("state").asText()).as(next.toString()).isEqualTo("COMPLETED");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(children()).hasSize(1);
            assertThat(pidFiles()).hasSize(1);
        });
    }

    @Test
    void oneThatHangsBeforeItsFirstFrame() {
        JsonNode status = run("videotestsrc ! " + SLEEPER + " ! " + SINK, "{}");

        assertFailed(status, "inactivity timeout (4 seconds without a first frame)");
    }

    @Test
    void oneThatStalls() {
        JsonNode status = run(
                "videotestsrc ! tee name=t ! queue ! " + SINK + " t. ! queue max-size-buffers=3 ! " + SLEEPER
                        + " ! fakesink async=false",
                "{}");

        assertFailed(status, "inactivity timeout (5 seconds without a frame)");
    }

    @Test
    void oneThatHangsAtItsEndKeepsItsResult() {
        // The second branch sleeps when the pipeline is to come down.
        JsonNode status = run(
                "videotestsrc is-live=true ! tee name=t ! queue ! " + SINK
                        + " t. ! queue leaky=downstream max-size-buffers=1 ! " + SLEEPER + " ! fakesink async=false",
                "{\"max_runtime\":2}");

        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        assertThat(status.path("total_fps").asDouble()).isPositive();
        assertThat(status.path("details").path(0).asText()).isEqualTo("Pipeline completed successfully");
        assertThat(status.path("details").path(1).asText()).startsWith("Warning: ");
    }

    /** A stopped process takes no signal but the last one; sixteen seconds are its limit. */
    @Test
    void oneThatIgnoresEverythingIsDeadSoonAfterADelete() throws Exception {
        String job = product.submit(Map.of("videotestsrc is-live=true ! " + SINK, 1), "{}");
        product.awaitPlaying(job);
        ProcessHandle child = runningChild(job);
        signal("STOP", child);

        assertThat(product.send("DELETE", "/jobs/tests/performance/" + job, null)
                        .statusCode())
                .isEqualTo(200);

        assertThat(product.status(job).path("phase").asText()).isEqualTo("STOPPING");
        JsonNode status = product.await(job);
        assertThat(child.isAlive()).isFalse();
        assertThat(status.path("state").asText()).isEqualTo("FAILED");
        assertThat(status.path("details").path(0).asText()).isEqualTo("Cancelled by user");
        assertThat(status.path("details").path(1).asText()).isEqualTo("Pipeline exited with non-zero exit code: -9");
    }

    @Test
    void oneThatDiesInTheMiddleOfAFrame() throws Exception {
        String job = product.submit(Map.of("videotestsrc is-live=true ! " + SINK, 1), "{}");
        product.awaitPlaying(job);
        signal("SEGV", runningChild(job));

        assertFailed(product.await(job), "SIGSEGV");
    }

    /** Three hundred megabytes of pictures instead of text, without a line end and no UTF-8. */
    @Test
    void oneThatFloodsItsOutput() throws Exception {
        JsonNode status = run(
                "videotestsrc pattern=snow num-buffers=150 ! video/x-raw,format=RGB,width=1000,height=700 !"
                        + " tee name=t ! queue ! " + SINK + " t. ! queue ! fdsink fd=1",
                "{}");

        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        assertThat(bytes(home.resolve("logs").resolve(status.path("id").asText())))
                .isLessThan(9 << 20);
    }

    @Test
    void oneThatEatsMemory() {
        JsonNode status = run(
                "videotestsrc ! video/x-raw,format=RGB,width=1920,height=1080,framerate=30/1 !"
                        + " queue max-size-buffers=0 max-size-bytes=0 max-size-time=0 ! identity sleep-time=200000 ! "
                        + SINK,
                "{}");

        assertFailed(status, "more than the 700 MB that VIPPET_CHILD_MEMORY_MB allows");
    }

    @Test
    void theLogTellsWhatHappenedWithoutSecrets() {
        JsonNode status = run("rtspsrc location=rtsp://me:hush@127.0.0.1:9/x ! decodebin3 ! " + SINK, "{}");

        assertThat(status.path("state").asText()).isEqualTo("FAILED");
        String log = product.log(status.path("id").asText());
        assertThat(log).contains("launch text: rtspsrc").contains("exit code").contains("rtsp://***@127.0.0.1");
        assertThat(log + status).doesNotContain("hush");
    }

    private static JsonNode run(String launch, String config) {
        return product.await(product.submit(Map.of(launch, 1), config));
    }

    private static void assertFailed(JsonNode status, String reason) {
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("FAILED");
        assertThat(status.path("details").path(0).asText())
                .startsWith("Pipeline execution failed: ")
                .contains(reason);
        assertThat(status.path("total_fps").isNull()).isTrue();
    }

    private static ProcessHandle runningChild(String job) {
        MatchResult pid = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> PID.matcher(product.log(job)).results().findFirst(), Optional::isPresent)
                .orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static List<ProcessHandle> children() {
        return product.handle().descendants().toList();
    }

    private static List<Path> pidFiles() throws IOException {
        try (var files = Files.list(home.resolve("run"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("child-"))
                    .toList();
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.mapToLong(f -> f.toFile().length()).sum();
        }
    }
}
