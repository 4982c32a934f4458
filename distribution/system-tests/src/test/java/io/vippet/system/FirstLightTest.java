package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a first user does: look around, measure, look at the pictures. */
class FirstLightTest {

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
    void theMachineAndTheShippedThingsAreListed() {
        assertThat(product.get("/health").path("healthy").asBoolean()).isTrue();
        assertThat(product.get("/devices").findValuesAsText("device_name")).contains("CPU");
        assertThat(product.get("/devices").path(0).path("full_device_name").asText())
                .isNotBlank();
        assertThat(product.get("/devices").path(0).path("inference_plugin").asText())
                .isEqualTo("vippetjava");
        assertThat(product.get("/pipelines").valueStream().map(p -> p.path("id").asText()))
                .contains("people-and-vehicles", "age-gender-recognition", "license-plate-recognition");
        assertThat(product.get("/videos").findValuesAsText("filename")).contains("vtest.mp4", "carphone.mp4");
        assertThat(product.get("/models").findValuesAsText("install_status"))
                .isNotEmpty()
                .containsOnly("installed");
    }

    @Test
    void theRateIsFramesInTheMetadataFileDividedByTime() throws Exception {
        var job = product.submit(
                "people-and-vehicles",
                "cpu",
                1,
                "{\"max_runtime\":11,\"metadata_mode\":\"file\",\"enable_latency_metrics\":true}");
        assertThat(product.status(job).path("state").asText()).isEqualTo("RUNNING");
        var status = product.await(job);

        assertThat(status.path("details").path(0).asText()).isEqualTo("Pipeline completed successfully");
        assertThat(status.path("total_streams").asInt()).isEqualTo(1);
        double seconds = status.path("measured_seconds").asDouble();
        assertThat(seconds).isGreaterThanOrEqualTo(10).isLessThan(12);
        long records;
        try (var files = Files.walk(home.resolve("metadata"))) {
            var file = files.filter(
                            f -> f.toString().contains(job) && f.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            try (var lines = Files.lines(file)) {
                records = lines.filter(line -> !line.isBlank()).count();
            }
        }
        double rate = status.path("total_fps").asDouble();
        System.out.printf("%d records / %.3f s = %.2f, reported %.2f%n", records, seconds, records / seconds, rate);
        assertThat(records / seconds).isCloseTo(rate, within(rate / 100));
        assertThat(status.path("detections").path("Person").asInt()).isGreaterThan((int) records);
        assertThat(status.path("latency_avg_ms").asDouble()).isPositive();
        assertThat(status.path("latency_p95_ms").asDouble())
                .isGreaterThanOrEqualTo(status.path("latency_p50_ms").asDouble());
        assertThat(status.path("precision").asText()).isNotBlank();

        var urls = status.path("metadata_stream_urls").path("/pipelines/people-and-vehicles/variants/cpu");
        var snapshot = product.get(urls.path(0).asText().replaceFirst("/stream$", "?limit=7"));
        assertThat(snapshot.size()).isEqualTo(7);
        assertThat(snapshot.path(6)
                        .path("objects")
                        .path(0)
                        .path("detection")
                        .path("bounding_box")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void theRenderedPlateIsReadOnEveryFrame() {
        var status =
                product.await(product.submit("license-plate-recognition", "cpu", 1, "{\"metadata_mode\":\"file\"}"));
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        var urls = status.path("metadata_stream_urls").path("/pipelines/license-plate-recognition/variants/cpu");
        var frames = product.get(urls.path(0).asText().replaceFirst("/stream$", "?limit=1000"));
        var texts = frames.valueStream()
                .flatMap(frame -> frame.path("objects").valueStream())
                .filter(object -> object.path("roi_type").asText().equals("plate"))
                .map(object -> object.path("text").path("label").asText())
                .toList();
        System.out.printf("%d frames, plates read: %s%n", frames.size(), Set.copyOf(texts));
        assertThat(frames.size()).isEqualTo(150);
        assertThat(texts).hasSize(150).containsOnly("京A8K352");
    }

    @Test
    void aFileRunLeavesACompleteAnnotatedVideo() throws Exception {
        var status = product.await(product.submit("age-gender-recognition", "cpu", 1, "{\"output_mode\":\"file\"}"));
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        var paths = status.path("video_output_paths").path("/pipelines/age-gender-recognition/variants/cpu");
        assertThat(paths.path(0).asText()).startsWith("/videos/output/").endsWith("main_output.mp4");
        var video = home.resolve(paths.path(0).asText().substring(1));
        var decode = new ProcessBuilder(
                        "gst-launch-1.0",
                        "-q",
                        "filesrc",
                        "location=" + video,
                        "!",
                        "qtdemux",
                        "!",
                        "h264parse",
                        "!",
                        "avdec_h264",
                        "!",
                        "fakesink")
                .inheritIO()
                .start();
        assertThat(decode.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(decode.exitValue()).isZero();
        assertThat(status.path("frames").asInt()).isEqualTo(120);
    }

    @Test
    void severalStreamsShareOneRun() {
        var status = product.await(product.submit("people-and-vehicles", "cpu", 2, "{\"max_runtime\":3}"));
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        assertThat(status.path("total_streams").asInt()).isEqualTo(2);
        assertThat(status.path("per_stream_fps").asDouble())
                .isCloseTo(status.path("total_fps").asDouble() / 2, within(0.1));
        assertThat(status.path("streams_per_pipeline")
                        .path(0)
                        .path("streams_ids")
                        .path(1)
                        .asText())
                .isEqualTo("src_p0_s1_0_1__sink_p0_s1_0_1");
    }

    @Test
    void aStoppedRunKeepsWhatItMeasured() {
        var job = product.submit("people-and-vehicles", "cpu", 1, "{\"max_runtime\":60}");
        product.awaitPlaying(job);
        assertThat(product.send("DELETE", "/jobs/tests/performance/" + job, null)
                        .statusCode())
                .isEqualTo(200);
        var status = product.await(job);
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        assertThat(status.path("details").path(0).asText()).isEqualTo("Cancelled by user");
        var again = product.send("DELETE", "/jobs/tests/performance/" + job, null);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Job " + job + " is not running");
    }

    @Test
    void aJobsRequestIsReadableWithAllDefaults() throws Exception {
        var job = product.submit("people-and-vehicles", "cpu", 1, "{\"max_runtime\":\"1\"}");
        product.await(job);
        assertThat(product.get("/jobs/tests/performance/" + job)).isEqualTo(JSON.readTree("""
                {"id":"%s","request":{"pipeline_performance_specs":[{"pipeline":{"source":"variant",
                "pipeline_id":"people-and-vehicles","variant_id":"cpu"},"streams":1}],"execution_config":
                {"output_mode":"disabled","max_runtime":1.0,"metadata_mode":"disabled","enable_latency_metrics":false}}}
                """.formatted(job)));
    }
}
