package io.vippet.benchmark.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.api.app.Place;
import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceRunTest extends PerformanceTestFixture {

    @Test
    void runsAllStreamsInOneText() throws Exception {
        start(variant("demo", 2), variant("other", 1));
        run();

        RunRequest request = requireNonNull(runner.request);
        assertThat(request.streamIds())
                .containsExactly(
                        "src_p0_s0_0_0__sink_p0_s0_0_0",
                        "src_p0_s1_0_1__sink_p0_s1_0_1",
                        "src_p1_s0_1_0__sink_p1_s0_1_0");
        assertThat(request.launch())
                .startsWith("filesrc location=" + home.resolve("auto_videos/people.mp4") + " name=src_p0_s0_0_0 ! "
                        + "parsebin ! avdec_h264 ! video/x-raw ! gvafpscounter ! ")
                .contains("name=sink_p1_s0_1_0");
        assertThat(request.mode()).isEqualTo(RunRequest.Mode.NORMAL);
        assertThat(request.finishFiles()).isFalse();
        assertThat(request.log()).isEqualTo(context.log);
    }

    @Test
    void publishesStreamsAndAddressesBeforeItRuns() throws Exception {
        start(new ExecutionConfig(OutputMode.LIVE_STREAM, 0, MetadataMode.FILE, true), variant("demo", 1));
        runner.during = () -> assertThat(context.events).hasSize(3);
        run();

        assertThat(context.events.get(0)).isEqualTo("PREPARING");
        JsonNode early = mapper.readTree(context.events.get(1));
        assertThat(early).isEqualTo(mapper.readTree("""
                {"streams_per_pipeline":[{"id":"%s","streams":1,"streams_ids":["src_p0_s0_0_0__sink_p0_s0_0_0"]}],
                 "live_stream_urls":{"%s":"rtsp://mediamtx:8554/stream-pipelines-demo-variants-cpu-%s"},
                 "metadata_stream_urls":{"%s":["/metadata-of%s"]}}
                """.formatted(DEMO, DEMO, Fakes.JOB, DEMO, DEMO)));
        assertThat(context.events.get(2)).isEqualTo("RUNNING");
        assertThat(metadata.files).containsOnlyKeys(DEMO);
        assertThat(metadata.files.values().iterator().next())
                .singleElement()
                .satisfies(f -> assertThat(f.getParent()).isDirectory())
                .satisfies(f -> assertThat(f).startsWithRaw(settings.path(Place.METADATA)));
    }

    @Test
    void makesNoDirectoryWithoutOutput() throws Exception {
        start(variant("demo", 1));
        run();

        assertThat(settings.path(Place.OUTPUT_VIDEOS)).doesNotExist();
        assertThat(settings.path(Place.METADATA)).doesNotExist();
    }

    @Test
    void listsTheFilesOfARunWithTheMainOutputLast() throws Exception {
        start(
                new ExecutionConfig(OutputMode.FILE, 0, MetadataMode.DISABLED, false),
                variant("demo", 1),
                variant("other", 0));
        runner.during = () -> {
            RunRequest request = requireNonNull(runner.request);
            assertThat(request.finishFiles()).isTrue();
            write(
                    request,
                    "main_output.mp4",
                    "zoo.MKV",
                    "intermediate_stream000_a.mp4",
                    "notes.txt",
                    "main_output_2.ts");
        };

        JsonNode paths = json(run()).at("/video_output_paths");
        assertThat(paths.get(DEMO))
                .extracting(JsonNode::asText)
                .extracting(p -> p.substring(p.lastIndexOf('/') + 1))
                .containsExactly("intermediate_stream000_a.mp4", "main_output_2.ts", "zoo.MKV", "main_output.mp4");
        assertThat(paths.get(DEMO).get(0).asText())
                .startsWith("/videos/output/")
                .contains("_" + Fakes.JOB + "/");
        assertThat(paths.get("/pipelines/other/variants/cpu")).isEmpty();
    }

    @Test
    void completedResultsHaveAllMembers() throws Exception {
        start(variant("demo", 1));

        JobOutcome outcome = run();

        assertThat(outcome.phase()).isEqualTo(JobPhase.COMPLETED);
        assertThat(outcome.state()).isEqualTo(JobState.COMPLETED);
        assertThat(outcome.details()).containsExactly("Pipeline completed successfully");
        JsonNode result = json(outcome);
        assertThat(result.at("/total_fps").asDouble()).isEqualTo(75.5);
        assertThat(result.at("/per_stream_fps").asDouble()).isEqualTo(75.5);
        assertThat(result.at("/total_streams").asInt()).isEqualTo(1);
        assertThat(result.at("/frames").asInt()).isEqualTo(795);
        assertThat(result.at("/measured_seconds").asDouble()).isEqualTo(10.5);
        assertThat(result.at("/engine").asText()).isEqualTo("OpenVINO");
        assertThat(result.at("/engine_version").asText()).isEqualTo("2026.4.1");
        assertThat(result.at("/device").asText()).isEqualTo("CPU");
        assertThat(result.at("/precision").asText()).isEqualTo("f32, bf16");
        assertThat(result.at("/detections/face").asInt()).isEqualTo(7);
        assertThat(result.at("/startup_ms").isNumber()).isTrue();
        assertThat(result.has("contended")).isTrue();
        assertThat(result.at("/live_stream_urls").isObject()).isTrue();
        assertThat(result.has("latency_tracer_metrics")).isFalse();
        assertThat(result.has("metadata_stream_urls")).isFalse();
    }

    @Test
    void latencyIsTheLastSampleAndTheDistribution() throws Exception {
        start(new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.DISABLED, true), variant("demo", 1));
        RunResult r = runner.result;
        runner.result = new RunResult(
                0,
                false,
                r.frames(),
                r.measuredSeconds(),
                r.totalFps(),
                r.perStreamFps(),
                1,
                Map.of("a__b", new io.vippet.api.job.LatencyMetrics(1000, 5, 1, 9, 33)),
                new RunResult.Distribution(6, 1, 20, 5.5, 8, 12),
                Map.of(
                        "a__b",
                        new RunResult.StreamResult(100, 10, new RunResult.Distribution(6, 1, 20, 5.5, 8, 12)),
                        "c__d",
                        new RunResult.StreamResult(300, 30, null)),
                List.of(),
                Map.of(),
                List.of(),
                List.of());

        JsonNode result = json(run());

        assertThat(result.at("/latency_tracer_metrics/a__b"))
                .isEqualTo(mapper.readTree(
                        "{\"interval_ms\":1000.0,\"avg_ms\":5.0,\"min_ms\":1.0,\"max_ms\":9.0,\"latency_ms\":33.0}"));
        assertThat(result.at("/latency_avg_ms").asDouble()).isEqualTo(6);
        assertThat(result.at("/latency_p50_ms").asDouble()).isEqualTo(5.5);
        assertThat(result.at("/latency_p95_ms").asDouble()).isEqualTo(8);
        assertThat(result.at("/latency_p99_ms").asDouble()).isEqualTo(12);
        assertThat(result.at("/min_stream_fps").asDouble()).isEqualTo(10);
        assertThat(result.at("/stream_results/a__b"))
                .isEqualTo(mapper.readTree("{\"fps\":10.0,\"frames\":100,\"latency_avg_ms\":6.0,\"latency_min_ms\":1.0,"
                        + "\"latency_max_ms\":20.0,\"latency_p50_ms\":5.5,\"latency_p95_ms\":8.0,"
                        + "\"latency_p99_ms\":12.0}"));
        assertThat(result.at("/stream_results/c__d")).isEqualTo(mapper.readTree("{\"fps\":30.0,\"frames\":300}"));
        assertThat(result.has("engine")).isFalse();
        assertThat(result.has("detections")).isFalse();
    }

    @Test
    void latencyWithoutASampleIsAnEmptyMap() throws Exception {
        start(new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.DISABLED, true), variant("demo", 1));

        assertThat(json(run()).at("/latency_tracer_metrics")).isEqualTo(mapper.readTree("{}"));
    }

    // ---- outcomes

    @Test
    void aStopThatTheChildObeysKeepsTheResults() throws Exception {
        start(variant("demo", 1));
        runner.during = () -> requireNonNull(context.onCancel).run();
        runner.result = Fakes.result(0, true);

        JobOutcome outcome = run();

        assertThat(runner.stops).isEqualTo(1);
        assertThat(outcome.phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(outcome.state()).isEqualTo(JobState.COMPLETED);
        assertThat(outcome.details()).containsExactly("Cancelled by user");
        assertThat(json(outcome).at("/total_fps").asDouble()).isEqualTo(75.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-9, -15, -11, 1})
    void aStopThatNeededForceFailsWithoutResults(int exitCode) throws Exception {
        start(variant("demo", 1));
        runner.result = Fakes.result(exitCode, true);

        JobOutcome outcome = run();

        assertThat(outcome.state()).isEqualTo(JobState.FAILED);
        assertThat(outcome.phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(outcome.details())
                .containsExactly("Cancelled by user", "Pipeline exited with non-zero exit code: " + exitCode);
        assertThat(outcome.result()).isNull();
    }

    @Test
    void aStopWhilePreparingStartsNoChild() throws Exception {
        start(variant("demo", 1));
        context.cancelled = true;

        JobOutcome outcome = run();

        assertThat(runner.request).isNull();
        assertThat(outcome.state()).isEqualTo(JobState.COMPLETED);
        assertThat(outcome.details()).containsExactly("Cancelled by user");
        assertThat(json(outcome).at("/total_fps").asDouble(-1)).isZero();
        assertThat(json(outcome).at("/streams_per_pipeline")).hasSize(1);
    }

    @Test
    void aFailedRunTellsTheRunnersWords() throws Exception {
        start(variant("demo", 1));
        runner.failure = new RunnerException(
                RunnerException.Kind.SILENCE,
                "Pipeline execution failed: inactivity timeout (120 seconds …)",
                List.of(),
                -9);

        assertThat(run())
                .isEqualTo(JobOutcome.failed(
                        List.of("Pipeline execution failed: inactivity timeout (120 seconds …)"), null));
        assertThat(context.events).anyMatch(e -> e.contains("streams_per_pipeline"));
    }

    @Test
    void aRunWithoutAnyRateIsASuccessWithZeros() throws Exception {
        start(variant("demo", 1));
        runner.result = RunResult.nothing(false);

        JobOutcome outcome = run();

        assertThat(outcome.details()).containsExactly("Pipeline completed successfully");
        assertThat(json(outcome).at("/total_fps").asDouble(-1)).isZero();
        assertThat(json(outcome).at("/total_streams").asInt(-1)).isZero();
    }

    // ---- accepted, and failed by the worker

    @Test
    void fileOutputWithARuntimeFails() throws Exception {
        start(new ExecutionConfig(OutputMode.FILE, 5, MetadataMode.DISABLED, false), variant("demo", 1));

        failsWith("max_runtime");
    }

    @Test
    void metadataWithoutAPublisherFailsAndNamesTheElement() throws Exception {
        pipelines.add("plain", graph("filesrc location=people.mp4 ! decodebin3 ! fakesink"));
        start(new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.FILE, false), variant("plain", 1));

        failsWith("gvametapublish");
    }

    @Test
    void aMissingVideoFails() throws Exception {
        Graph present = graph("filesrc location=people.mp4 ! decodebin3 ! fakesink");
        List<Node> nodes = present.nodes().stream()
                .map(n -> n.type().equals("filesrc") ? new Node(n.id(), n.type(), Map.of("location", "gone.mp4")) : n)
                .toList();
        pipelines.add("lost", new Graph(nodes, present.edges()));
        start(variant("lost", 1));

        failsWith("gone.mp4");
    }

    @Test
    void aMissingEncoderFails() throws Exception {
        introspection.names = List.of("avdec_h264");
        start(new ExecutionConfig(OutputMode.FILE, 0, MetadataMode.DISABLED, false), variant("demo", 1));

        failsWith("No suitable encoder found for encoder_device: CPU");
    }

    @Test
    void aBackendsProposalHelpsWhereTheUsualEncoderIsMissing() throws Exception {
        introspection.names = List.of("avdec_h264", "x264enc");
        start(new ExecutionConfig(OutputMode.FILE, 0, MetadataMode.DISABLED, false), variant("demo", 1));

        run();

        assertThat(requireNonNull(runner.request).launch())
                .contains(" ! x264enc bitrate=16000 ! h264parse ! mp4mux ! ");
    }

    @Test
    void aBackendsDecoderComesBeforeTheUsualOne() throws Exception {
        introspection.names = List.of("avdec_h264", "fastdec");
        start(variant("demo", 1));

        run();

        assertThat(requireNonNull(runner.request).launch()).contains(" ! parsebin ! fastdec ! video/x-raw ! ");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0"})
    void aUsbCameraServesOneStreamOfOnePipeline(int first, int second) throws Exception {
        pipelines.add("usb", graph("v4l2src ! decodebin3 ! fakesink"));
        pipelines.add("usb2", graph("v4l2src device=/dev/video0 ! decodebin3 ! fakesink"));
        start(variant("usb", first), variant("usb2", second));

        failsWith("USB camera '/dev/video0'");
    }
}
