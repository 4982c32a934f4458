package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** DL Streamer's optimizer searches where it is installed; a script stands in for it. */
@Timeout(300)
class InstalledOptimizerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private Product product;

    @AfterEach
    void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void itsResultIsThatOfTheJob() throws Exception {
        var status = await(optimize("""
                import json, sys
                arguments = sys.argv[1:]
                text = arguments[-1]
                best = text.replace("device=CPU", "device=CPU nireq=3")
                print("searching")
                with open(arguments[arguments.index("--output") + 1], "w") as file:
                    json.dump({"mode": "fps", "candidates": [{"pipeline": best, "fps": 12.5}],
                               "baseline": {"pipeline": text, "fps": 9}, "optimal": {"pipeline": best, "fps": 12.5}}, file)
                """));

        assertThat(status.path("details").path(0).asText()).isEqualTo("Optimization completed successfully");
        assertThat(status.path("optimizer").asText()).isEqualTo("dlstreamer");
        assertThat(status.path("total_fps").asDouble()).isEqualTo(12.5);
        assertThat(status.path("optimized_pipeline_graph").toString()).contains("\"nireq\":\"3\"");
        assertThat(product.send("GET", "/jobs/optimization/" + status.path("id").asText() + "/log", null)
                        .body())
                .isEqualTo("searching\n");
    }

    @Test
    void itEndsWithItsJobAlthoughItHearsNoSignal() throws Exception {
        var pid = home.resolve("pid");
        var job = optimize("""
                import os, signal, time
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                with open("%s.new", "w") as file:
                    file.write(str(os.getpid()))
                os.rename("%s.new", "%s")
                time.sleep(600)
                """.formatted(pid, pid, pid));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid));
        assertThat(product.send("DELETE", "/jobs/optimization/" + job, null).statusCode())
                .isEqualTo(200);

        assertThat(await(job).path("details").path(0).asText()).isEqualTo("Cancelled by user");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !runs(Files.readString(pid)));
    }

    /** What waits for its parent to take notice runs no more. */
    private static boolean runs(String pid) {
        try {
            return !Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    private String optimize(String script) throws IOException {
        var directory = Files.createDirectories(home.resolve("optimizer"));
        Files.writeString(directory.resolve("__main__.py"), script);
        product = Product.start(home, Map.of("DLSTREAMER_OPTIMIZER", directory.toString()));
        var answer = product.send(
                "POST",
                "/pipelines/people-and-vehicles/variants/cpu/optimize",
                "{\"type\":\"optimize\",\"parameters\":null}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("job_id").asText();
    }

    private JsonNode status(String job) {
        return product.get("/jobs/optimization/" + job + "/status");
    }

    private JsonNode await(String job) {
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> !"RUNNING"
                .equals(status(job).path("state").asText()));
        return status(job);
    }
}
