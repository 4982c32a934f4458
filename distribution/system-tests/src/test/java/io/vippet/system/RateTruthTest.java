package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pipelines whose rate is known are reported with that rate. A source that other load holds up is late at first; such a run
 * says so ({@code contended}) and is repeated.
 */
class RateTruthTest {

    private static final int[] RATES = {10, 24, 60};
    private static final int ATTEMPTS = 5;
    private static final String LIVE = "videotestsrc is-live=true pattern=black ! video/x-raw,width=64,height=64,"
            + "framerate=%d/1 ! gvafpscounter ! fakesink name=default_output_sink";

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

    /** All rates at once, each on as many streams. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void knownRatesAreReportedWithinOnePercent(int streams) {
        Map<String, Integer> launches = new LinkedHashMap<>();
        for (int rate : RATES) {
            launches.put(LIVE.formatted(rate), streams);
        }

        run(launches, status -> assertAllRates(status, streams));
    }

    private static void assertAllRates(JsonNode status, int streams) {
        List<JsonNode> pipelines =
                status.path("streams_per_pipeline").valueStream().toList();
        for (int i = 0; i < RATES.length; i++) {
            List<String> ids = pipelines
                    .get(i)
                    .path("streams_ids")
                    .valueStream()
                    .map(JsonNode::asText)
                    .toList();
            assertThat(ids).hasSize(streams);
            for (String id : ids) {
                assertRate(status.path("stream_results").path(id).path("fps"), RATES[i]);
            }
        }
        assertRate(status.path("total_fps"), streams * (10 + 24 + 60));
        assertRate(status.path("min_stream_fps"), 10);
        assertThat(status.path("total_streams").asInt()).isEqualTo(3 * streams);
        assertThat(status.path("measured_seconds").asDouble()).isCloseTo(8, within(0.4));
    }

    @Test
    void aVideoThatIsThrottledIsReportedAtThatRate() {
        String throttled = "filesrc location=/videos/input/vtest.mp4 ! decodebin ! videorate ! video/x-raw,"
                + "framerate=24/1 ! identity sync=true ! gvafpscounter ! fakesink name=default_output_sink";

        run(Map.of(throttled, 1), status -> assertRate(status.path("total_fps"), 24));
    }

    @Test
    void aSinkThatWaitsForTheClockSetsTheRate() {
        String paced = "videotestsrc ! video/x-raw,width=64,height=64,framerate=10/1 ! gvafpscounter !"
                + " fakesink name=default_output_sink sync=true";

        run(Map.of(paced, 2), status -> assertRate(status.path("per_stream_fps"), 10));
    }

    @Test
    void framesAreThoseOfTheMetadataFile() throws Exception {
        JsonNode status = product.await(
                product.submit("people-and-vehicles", "cpu", 2, "{\"max_runtime\":10,\"metadata_mode\":\"file\"}"));
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        String first = status.at("/streams_per_pipeline/0/streams_ids/0").asText();
        JsonNode stream = status.path("stream_results").path(first);

        double records = records();
        // The file holds the frames before both streams delivered too: a handful.
        assertThat(stream.path("frames").asDouble()).isCloseTo(records, within(0.01 * records + 4));
        double rate = stream.path("frames").asDouble()
                / status.path("measured_seconds").asDouble();
        assertThat(stream.path("fps").asDouble()).isCloseTo(rate, within(0.01 * rate));
    }

    @Test
    void latencyIsToldForEachStream() {
        String work = "videotestsrc is-live=true ! video/x-raw,width=64,height=64,framerate=30/1 !"
                + " identity sleep-time=%d ! gvafpscounter ! fakesink name=default_output_sink";
        Map<String, Integer> launches = new LinkedHashMap<>();
        launches.put(work.formatted(2_000), 1);
        launches.put(work.formatted(20_000), 1);

        JsonNode status =
                product.await(product.submit(launches, "{\"max_runtime\":3,\"enable_latency_metrics\":true}"));

        String quick = status.at("/streams_per_pipeline/0/streams_ids/0").asText();
        String slow = status.at("/streams_per_pipeline/1/streams_ids/0").asText();
        assertThat(status.path("stream_results")
                        .path(quick)
                        .path("latency_p50_ms")
                        .asDouble())
                .isGreaterThan(2);
        JsonNode results = status.path("stream_results").path(slow);
        assertThat(results.path("latency_p50_ms").asDouble()).isGreaterThan(20);
        assertThat(results.path("latency_p95_ms").asDouble())
                .isGreaterThanOrEqualTo(results.path("latency_p50_ms").asDouble());
        assertThat(results.path("latency_p99_ms").asDouble())
                .isGreaterThanOrEqualTo(results.path("latency_p95_ms").asDouble());
    }

    private static void run(Map<String, Integer> launches, Consumer<JsonNode> check) {
        for (int attempt = 1; ; attempt++) {
            JsonNode status = product.await(product.submit(launches, "{\"max_runtime\":8}"));
            assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
            try {
                check.accept(status);
                return;
            } catch (AssertionError e) {
                if (!status.path("contended").asBoolean() || attempt == ATTEMPTS) {
                    throw e;
                }
                System.out.println("Repeated, other load took the processor: " + e.getMessage());
            }
        }
    }

    private static void assertRate(JsonNode reported, double expected) {
        assertThat(reported.asDouble()).isCloseTo(expected, within(expected / 100));
    }

    private static long records() throws Exception {
        try (var files = Files.walk(home.resolve("metadata"))) {
            var file = files.filter(f -> f.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            try (var lines = Files.lines(file)) {
                return lines.filter(line -> !line.isBlank()).count();
            }
        }
    }
}
