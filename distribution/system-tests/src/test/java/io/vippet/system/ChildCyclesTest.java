package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that start and stop, again and again: fifty times, a thousand times with {@code -Dvippet.tests.long=true}. */
class ChildCyclesTest {

    private static final int CYCLES = Boolean.getBoolean("vippet.tests.long") ? 1_000 : 50;
    private static final String LAUNCH = "videotestsrc is-live=true ! fakesink name=default_output_sink";

    @TempDir
    static Path home;

    @Test
    void leaveNeitherProcessNorDescriptor() throws Exception {
        try (Product product = Product.start(home)) {
            cycles(product, 5);
            long before = descriptors(product.handle());
            cycles(product, CYCLES);

            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                List<ProcessHandle> children = product.handle().children().toList();
                assertThat(children).as("the spare alone").hasSize(1);
                assertThat(states(children)).as("no zombie").doesNotContain("Z");
                // Connections of this client and files of the log come and go.
                assertThat(descriptors(product.handle())).isLessThanOrEqualTo(before + 10);
            });
            List<ProcessHandle> children = product.handle().children().toList();
            System.out.printf(
                    "%d cycles: server %d descriptors (%d before), spare %d%n",
                    CYCLES, descriptors(product.handle()), before, descriptors(children.getFirst()));
        }
    }

    /** Every second one is stopped while its child is still starting. */
    private static void cycles(Product product, int count) {
        for (int i = 0; i < count; i++) {
            String job = product.submit(Map.of(LAUNCH, 1), "{}");
            if (i % 2 == 0) {
                product.awaitPlaying(job);
            }
            int answer = product.send("DELETE", "/jobs/tests/performance/" + job, null)
                    .statusCode();
            assertThat(answer).as(() -> product.status(job).toString()).isEqualTo(200);
            var status = product.await(job);
            assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
            assertThat(status.path("details").path(0).asText()).isEqualTo("Cancelled by user");
        }
    }

    private static long descriptors(ProcessHandle process) throws IOException {
        try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.count();
        }
    }

    private static List<String> states(List<ProcessHandle> processes) throws IOException {
        var states = new java.util.ArrayList<String>();
        for (ProcessHandle process : processes) {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            states.add(stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1));
        }
        return states;
    }
}
