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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Variants that are made faster, with real children, on a machine whose processor passes for two devices. */
@Timeout(600)
class OptimizationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        // The name of a plug-in's second device has to contain that of the first.
        var plugins = Files.writeString(home.resolve("plugins.xml"), """
                <ie><plugins><plugin name="CPU" location="libopenvino_intel_cpu_plugin.so"/>
                <plugin name="GPU_CPU" location="libopenvino_intel_cpu_plugin.so"/></plugins></ie>
                """);
        product = Product.start(home, Map.of("OPENVINO_PLUGINS", plugins.toString(), "DLSTREAMER_OPTIMIZER", "off"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void outdatedElementsAreReplacedInACopy() throws Exception {
        var pipeline =
                create("filesrc location=/videos/input/vtest.mp4 ! qtdemux ! h264parse ! vah264dec ! vaapipostproc"
                        + " ! video/x-raw(memory:VASurface) ! gvafpscounter ! fakesink");
        var status = await(optimize(pipeline, "cpu", "{\"type\":\"preprocess\",\"parameters\":null}"));

        assertThat(status.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(status.path("type").asText()).isEqualTo("preprocess");
        assertThat(status.path("total_fps").isNull()).isTrue();
        assertThat(status.path("optimized_pipeline_description").asText())
                .contains("qtdemux ! decodebin3 ! vapostproc ! video/x-raw(memory:VAMemory) ! gvafpscounter");
        assertThat(status.at("/original_pipeline_graph/nodes/2/type").asText()).isEqualTo("h264parse");
        assertThat(status.at("/optimized_pipeline_graph/nodes/2/type").asText()).isEqualTo("decodebin3");
        assertThat(product.get("/pipelines/" + pipeline)
                        .at("/variants/0/pipeline_graph/nodes/2/type")
                        .asText())
                .isEqualTo("h264parse");
    }

    @Test
    void propertiesAreSearchedAndEveryCandidateIsShown() throws Exception {
        var before = product.get("/pipelines/people-and-vehicles");
        var job = optimize(
                "people-and-vehicles",
                "cpu",
                "{\"type\":\"optimize\",\"parameters\":{\"search_duration\":\"10\",\"sample_duration\":2}}");
        var status = await(job);

        assertThat(status.path("details").path(0).asText())
                .as(status.toPrettyString())
                .isEqualTo("Optimization completed successfully");
        assertThat(status.path("optimizer").asText()).isEqualTo("vippet");
        assertThat(status.path("total_fps").asDouble())
                .isGreaterThanOrEqualTo(status.path("baseline_fps").asDouble());
        assertThat(status.path("baseline_detections").asLong()).isPositive();
        assertThat(status.path("noise").asDouble()).isPositive();
        assertThat(status.at("/candidates/0/changes/0").asText()).isEqualTo("gvadetect device=GPU_CPU");
        assertThat(status.at("/candidates/0/fps").asDouble()).isPositive();
        assertThat(status.at("/candidates/0/detections").asLong()).isPositive();
        for (var candidate : status.path("candidates")) {
            assertThat(candidate.path("changes")).isNotEmpty();
            assertThat(candidate.path("accepted").asBoolean() || candidate.has("failure"))
                    .as(candidate.toString())
                    .isTrue();
        }
        assertThat(status.path("candidates"))
                .anyMatch(candidate -> candidate.path("fps").asDouble() > 0);
        assertThat(status.at("/optimized_pipeline_graph/nodes")).isNotEmpty();
        assertThat(product.get("/jobs/optimization/" + job)
                        .at("/request/parameters/search_duration")
                        .asText())
                .isEqualTo("10");
        assertThat(product.get("/pipelines/people-and-vehicles")).isEqualTo(before);
        try (var run = Files.list(home.resolve("run"))) {
            assertThat(run.filter(path -> path.getFileName().toString().startsWith("optimization")))
                    .isEmpty();
        }
    }

    @Test
    void aSearchCanBeStopped() throws Exception {
        var job = optimize(
                "people-and-vehicles",
                "cpu",
                "{\"type\":\"optimize\",\"parameters\":{\"search_duration\":600,\"sample_duration\":2}}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(180))
                .until(() -> !status(job).path("candidates").isEmpty());
        assertThat(product.send("DELETE", "/jobs/optimization/" + job, null).statusCode())
                .isEqualTo(200);
        var status = await(job);

        assertThat(status.path("state").asText()).isEqualTo("FAILED");
        assertThat(status.path("details").path(0).asText()).isEqualTo("Cancelled by user");
        assertThat(status.path("candidates")).isNotEmpty();
        assertThat(status.path("optimized_pipeline_description").isNull()).isTrue();
        assertThat(product.send("DELETE", "/jobs/optimization/" + job, null).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatCannotRunFailsWithItsReason() throws Exception {
        var pipeline = create("videotestsrc ! nosuchelement ! fakesink");
        var status = await(optimize(pipeline, "cpu", "{\"type\":\"optimize\",\"parameters\":{}}"));

        assertThat(status.path("state").asText()).isEqualTo("FAILED");
        assertThat(status.path("details").path(0).asText()).contains("nosuchelement");
    }

    @Test
    void branchesAreRefusedAtOnce() throws Exception {
        var pipeline = create("videotestsrc ! tee name=t ! fakesink t. ! fakesink");
        var answer = product.send(
                "POST",
                "/pipelines/" + pipeline + "/variants/cpu/optimize",
                "{\"type\":\"optimize\",\"parameters\":null}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("message").asText()).contains("'tee'");
    }

    private static String create(String launch) throws IOException {
        var text = JSON.createObjectNode().put("pipeline_description", launch).toString();
        var graphs =
                JSON.readTree(product.send("POST", "/convert/to-graph", text).body());
        var body = JSON.createObjectNode().put("name", "Optimized").put("description", "d");
        var variant = body.putArray("variants").addObject().put("name", "CPU");
        variant.set("pipeline_graph", graphs.path("pipeline_graph"));
        variant.set("pipeline_graph_simple", graphs.path("pipeline_graph_simple"));
        var answer = product.send("POST", "/pipelines", body.toString());
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private static String optimize(String pipeline, String variant, String body) throws IOException {
        var answer = product.send("POST", "/pipelines/" + pipeline + "/variants/" + variant + "/optimize", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("job_id").asText();
    }

    private static JsonNode status(String job) {
        return product.get("/jobs/optimization/" + job + "/status");
    }

    private static JsonNode await(String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(300))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !"RUNNING".equals(status(job).path("state").asText()));
        return status(job);
    }
}
