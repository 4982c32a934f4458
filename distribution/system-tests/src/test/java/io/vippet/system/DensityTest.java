package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Density tests of a pipeline that costs processor time and needs no model. */
class DensityTest {

    private static final String LAUNCH = "videotestsrc num-buffers=40 pattern=ball ! video/x-raw,width=1280,height=720"
            + " ! videoscale ! video/x-raw,width=1920,height=1080 ! gvafpscounter ! fakesink name=default_output_sink";

    @TempDir
    Path home;

    @Test
    void theAnswerIsAnIntervalAroundTheBestRun() throws Exception {
        try (var product = Product.start(home)) {
            // Far enough below the rate of one stream that a few of them hold on any machine.
            double single =
                    product.await(submitSingle(product)).path("total_fps").asDouble();
            String job = submit(product, Math.max(1, (int) (single / 2.5)));

            var status = await(product, job);

            assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
            assertThat(status.at("/details/0").asText()).isEqualTo("Density test completed successfully");
            assertThat(status.path("total_fps").isNull()).isTrue();
            assertThat(status.path("per_stream_fps").asDouble()).isPositive();
            int streams = status.path("total_streams").asInt();
            assertThat(streams).isBetween(1, status.path("density_upper").asInt());
            assertThat(status.at("/streams_per_pipeline/0/streams").asInt()).isEqualTo(streams);
            assertThat(status.path("density_lower").asInt())
                    .isPositive()
                    .isLessThanOrEqualTo(status.path("density_upper").asInt());
            assertThat(status.path("iterations").findValuesAsText("streams"))
                    .startsWith("1")
                    .contains(Integer.toString(streams));
            System.out.println("density " + status);
        }
    }

    @Test
    void aStopFailsTheJobAndKeepsItsIterations() throws Exception {
        try (var product = Product.start(home)) {
            String job = submit(product, 0);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !status(product, job).path("iterations").isEmpty());

            assertThat(product.send("DELETE", "/jobs/tests/density/" + job, null)
                            .statusCode())
                    .isEqualTo(200);

            var status = await(product, job);
            assertThat(status.path("state").asText()).isEqualTo("FAILED");
            assertThat(status.path("details").toString()).isEqualTo("[\"Cancelled by user\"]");
            assertThat(status.path("total_streams").isNull()).isTrue();
            assertThat(status.path("iterations")).isNotEmpty();
        }
    }

    private static String submitSingle(Product product) throws Exception {
        return job(product.send(
                "POST", "/tests/performance", "{\"pipeline_performance_specs\":[{\"pipeline\":" + pipeline() + "}]}"));
    }

    private static String submit(Product product, int floor) throws Exception {
        return job(product.send(
                "POST",
                "/tests/density",
                "{\"fps_floor\":" + floor + ",\"pipeline_density_specs\":[{\"pipeline\":" + pipeline() + "}]}"));
    }

    private static String pipeline() {
        return "{\"source\":\"description\",\"pipeline_description\":\"" + LAUNCH + "\"}";
    }

    private static String job(java.net.http.HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new ObjectMapper().readTree(response.body()).path("job_id").asText();
    }

    private static JsonNode status(Product product, String job) {
        return product.get("/jobs/tests/density/" + job + "/status");
    }

    private static JsonNode await(Product product, String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        !"RUNNING".equals(status(product, job).path("state").asText()));
        return status(product, job);
    }
}
