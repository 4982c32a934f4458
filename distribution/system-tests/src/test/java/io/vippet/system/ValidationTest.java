package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines on trial. */
@Timeout(300)
class ValidationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        product = Product.start(home);
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void aGoodPipelineIsValidAndLeavesNothingBehind() throws Exception {
        var job = submit(
                "videotestsrc ! videoconvert ! filesink location=/videos/output/trial.raw", "{\"max-runtime\":\"1\"}");
        assertThat(product.get("/jobs/validation/" + job + "/status")
                        .path("state")
                        .asText())
                .isEqualTo("RUNNING");
        var status = await(job);

        assertThat(texts(status)).containsExactly("Pipeline is valid");
        assertThat(status.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(status.path("is_valid").isBoolean()
                        && status.path("is_valid").asBoolean())
                .isTrue();
        assertThat(home.resolve("videos/output/trial.raw")).doesNotExist();
        try (var run = Files.list(home.resolve("run"))) {
            assertThat(run.filter(path -> path.getFileName().toString().startsWith("validation")))
                    .isEmpty();
        }
        assertThat(product.get("/jobs/validation/" + job)
                        .at("/request/parameters/max-runtime")
                        .asText())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videotestsrc ! vah264dec ! fakesink        | no element .vah264dec. on this machine: the plug-in 'va' of the package gstreamer1.0-plugins-bad brings it",
                "videotestsrc ! h264parse ! fakesink        | could not link .*h264parse.*",
                "videotestsrc ! video/x-raw,format=RGB ! capsfilter caps=video/x-raw,format=I420 ! fakesink | could not link .*",
                "videotestsrc pattern=nonsense ! fakesink   | .*nonsense.*",
                "videotestsrc ! identity error-after=3 ! fakesink | .*Failed after iterations as requested.*identity.*",
                "videotestsrc ! valve drop=true ! fakesink  | no data arrived within 1 s .element fakesink."
            })
    void everyKindOfFailureIsToldOnce(String launch, String cause) throws Exception {
        var status = await(submit(launch, "{\"max-runtime\":1}"));

        assertThat(status.path("state").asText()).isEqualTo("FAILED");
        assertThat(status.path("is_valid").asBoolean(true)).isFalse();
        assertThat(texts(status)).singleElement().asString().matches("Pipeline validation failed: " + cause);
    }

    @Test
    void aTrialCanBeStopped() throws Exception {
        var job = submit("videotestsrc is-live=true ! fakesink", "{\"max-runtime\":600}");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "RUNNING"
                .equals(product.get("/jobs/validation/" + job + "/status")
                        .path("phase")
                        .asText()));
        assertThat(product.send("DELETE", "/jobs/validation/" + job, null).statusCode())
                .isEqualTo(200);
        var status = await(job);

        assertThat(status.path("state").asText()).isEqualTo("FAILED");
        assertThat(texts(status)).containsExactly("Cancelled by user");
        assertThat(status.path("is_valid").isNull()).isTrue();
        assertThat(product.send("DELETE", "/jobs/validation/" + job, null).statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videotestsrc ! fakesink      | {\"max-runtime\":0}     | max-runtime",
                "videotestsrc ! fakesink      | {\"max-runtime\":\"x\"} | max-runtime",
                "videotestsrc ! nosuch ! fakesink | {}                  | nosuch",
                "videotestsrc ! fakesink      | {\"reference\":\"x\"}   | gvametapublish"
            })
    void whatCannotBeTriedIsRefused(String launch, String parameters, String named) throws Exception {
        var answer = product.send("POST", "/pipelines/validate", body(launch, parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("message").asText()).contains(named);
    }

    /** One measurement goes on meanwhile: trials have a lane of their own. */
    @Test
    void detectionsAreComparedWithThoseOfAnEarlierJob() throws Exception {
        var first = product.submit("people-and-vehicles", "cpu", 1, "{\"max_runtime\":2,\"metadata_mode\":\"file\"}");
        var reference = product.await(first)
                .path("metadata_stream_urls")
                .elements()
                .next()
                .path(0)
                .asText();
        var graph = graph("people-and-vehicles", "cpu");

        var same = await(submitGraph(graph, parameters(reference, "")));
        assertThat(texts(same)).containsExactly("Pipeline is valid");
        assertThat(same.at("/accuracy/recall").asDouble()).isGreaterThanOrEqualTo(0.9);
        assertThat(same.at("/accuracy/frames").asLong()).isPositive();

        var inverted = home.resolve("metadata/inverted.jsonl");
        Files.writeString(inverted, recordsOf(first).replace("Person", "Lamp"));
        var other = await(submitGraph(graph, parameters("/metadata/inverted.jsonl", "")));
        assertThat(other.path("is_valid").asBoolean(true)).isFalse();
        assertThat(texts(other)).anyMatch(text -> text.matches("Pipeline validation failed: recall .* is below 0.900"));
    }

    private static String parameters(String reference, String more) {
        return "{\"max-runtime\":4,\"reference\":\"" + reference + "\"" + more + "}";
    }

    private static String recordsOf(String job) throws IOException {
        try (var files = Files.walk(home.resolve("metadata"))) {
            return Files.readString(
                    files.filter(f -> f.toString().contains(job) && f.toString().endsWith(".jsonl"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static JsonNode graph(String pipeline, String variant) {
        return product.get("/pipelines/" + pipeline)
                .path("variants")
                .valueStream()
                .filter(v -> v.path("id").asText().equals(variant))
                .findFirst()
                .orElseThrow()
                .path("pipeline_graph");
    }

    private static String submit(String launch, String parameters) throws IOException {
        return job(product.send("POST", "/pipelines/validate", body(launch, parameters))
                .body());
    }

    private static String submitGraph(JsonNode graph, String parameters) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.set("pipeline_graph", graph);
        body.set("parameters", JSON.readTree(parameters));
        return job(product.send("POST", "/pipelines/validate", body.toString()).body());
    }

    private static String job(String answer) throws IOException {
        var id = JSON.readTree(answer).path("job_id").asText();
        assertThat(id).as(answer).isNotBlank();
        return id;
    }

    private static String body(String launch, String parameters) throws IOException {
        var request =
                JSON.createObjectNode().put("pipeline_description", launch).toString();
        var graph =
                JSON.readTree(product.send("POST", "/convert/to-graph", request).body());
        ObjectNode body = JSON.createObjectNode();
        body.set("pipeline_graph", graph.path("pipeline_graph"));
        body.set("parameters", JSON.readTree(parameters));
        return body.toString();
    }

    private static JsonNode await(String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !"RUNNING"
                        .equals(product.get("/jobs/validation/" + job + "/status")
                                .path("state")
                                .asText()));
        return product.get("/jobs/validation/" + job + "/status");
    }

    private static List<String> texts(JsonNode status) {
        return status.path("details").valueStream().map(JsonNode::asText).toList();
    }
}
