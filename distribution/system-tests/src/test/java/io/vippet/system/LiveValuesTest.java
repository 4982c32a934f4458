package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of running jobs reach the metrics service. */
class LiveValuesTest {

    private static final String LAUNCH = "videotestsrc is-live=true ! video/x-raw,width=64,height=48,framerate=30/1"
            + " ! gvafpscounter ! fakesink name=default_output_sink";

    @TempDir
    static Path home;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> HEARD = new CopyOnWriteArrayList<>();
    private static HttpServer service;
    private static Product product;

    @BeforeAll
    static void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/v1/metrics", exchange -> {
            try (exchange) {
                HEARD.add(JSON.readTree(exchange.getRequestBody()));
                exchange.sendResponseHeaders(202, -1);
            }
        });
        service.start();
        product = Product.start(
                home.resolve("home"),
                Map.of(
                        "METRICS_MANAGER_URL",
                        "http://127.0.0.1:" + service.getAddress().getPort() + "/"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.stop(0);
        if (product != null) {
            product.close();
        }
    }

    @Test
    void ratesAndLatenciesComeWhileItRunsThenOneZero() {
        String job = product.submit(Map.of(LAUNCH, 2), "{\"max_runtime\":4,\"enable_latency_metrics\":true}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !rates(job).isEmpty() && !latencies(job).isEmpty());
        assertThat(rates(job).getFirst()).isPositive();

        JsonNode status = product.await(job);

        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        awaitZero(job);
        assertThat(rates(job).getLast()).isZero();
        assertThat(rates(job)).containsOnlyOnce(0.0);
        // The last sample of each stream is what the job's result says.
        status.path("latency_tracer_metrics").properties().forEach(stream -> assertThat(latencies(job).stream()
                        .filter(metric -> metric.at("/tags/stream_id").asText().equals(stream.getKey()))
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .at("/fields/avg_ms"))
                .isEqualTo(stream.getValue().path("avg_ms")));
        assertThat(status.path("latency_tracer_metrics")).hasSize(2);
    }

    @Test
    void aStoppedTestEndsWithAZeroToo() {
        String job = product.submitText(LAUNCH, "{\"max_runtime\":60}");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !rates(job)
                .isEmpty());

        product.send("DELETE", "/jobs/tests/performance/" + job, null);

        product.await(job);
        awaitZero(job);
        assertThat(rates(job)).containsOnlyOnce(0.0);
    }

    @Test
    void aTestThatFailsEndsWithAZeroToo() {
        String job = product.submitText(
                "rtspsrc location=rtsp://127.0.0.1:9/x ! decodebin3 ! fakesink name=default_output_sink", "{}");

        assertThat(product.await(job).path("state").asText()).isEqualTo("FAILED");
        awaitZero(job);
        assertThat(rates(job)).containsExactly(0.0);
    }

    @Test
    void everyRunOfADensityTestEndsWithAZero() throws Exception {
        JsonNode answer = JSON.readTree(product.send(
                        "POST",
                        "/tests/density",
                        "{\"fps_floor\":20,\"pipeline_density_specs\":[{\"pipeline\":{\"source\":\"description\","
                                + "\"pipeline_description\":\"" + LAUNCH + "\"}}],"
                                + "\"execution_config\":{\"max_runtime\":3}}")
                .body());
        String job = answer.path("job_id").asText();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> zeros(job) >= 2);

        product.send("DELETE", "/jobs/tests/density/" + job, null);

        assertThat(rates(job).subList(0, rates(job).indexOf(0.0))).isNotEmpty().allMatch(rate -> rate > 0);
    }

    private static void awaitZero(String job) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> zeros(job) > 0);
    }

    private static long zeros(String job) {
        return rates(job).stream().filter(rate -> rate == 0).count();
    }

    private static List<Double> rates(String job) {
        return HEARD.stream()
                .filter(body -> body.path("name").asText().equals("fps"))
                .filter(body -> body.at("/tags/job_id").asText().equals(job))
                .map(body -> body.path("value").asDouble())
                .toList();
    }

    private static List<JsonNode> latencies(String job) {
        return HEARD.stream()
                .flatMap(body -> body.path("metrics").valueStream())
                .filter(metric -> metric.path("name").asText().equals("pipeline_latency"))
                .filter(metric -> metric.at("/tags/job_id").asText().equals(job))
                .toList();
    }
}
