package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.PerformanceTestSpec;
import io.vippet.api.job.PerformanceTests;
import io.vippet.api.job.TestPipeline;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.metadata.Metadata;
import io.vippet.rest.internal.dispatch.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, watching and stopping performance tests over HTTP. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class PerformanceResourcesTest {

    private static final Instant CREATED = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final Instant NOW = CREATED.plusMillis(2_530);
    private static final String REQUEST =
            "{\"pipeline_performance_specs\":[],\"execution_config\":{\"max_runtime\":5.0}}";
    private static final String RESULT = "{\"total_fps\":60.0,\"per_stream_fps\":30.0,\"total_streams\":2,"
            + "\"streams_per_pipeline\":[{\"id\":\"/pipelines/a/variants/cpu\",\"streams\":2,"
            + "\"streams_ids\":[\"s0__k0\",\"s1__k1\"]}],\"video_output_paths\":{\"/pipelines/a/variants/cpu\":[]},"
            + "\"latency_tracer_metrics\":{\"s0__k0\":{\"interval_ms\":1000.0,\"avg_ms\":1.5,\"min_ms\":1.0,"
            + "\"max_ms\":2.0,\"latency_ms\":33.0}},\"live_stream_urls\":{},\"engine\":\"openvino\",\"frames\":600,"
            + "\"detections\":{\"person\":3}}";

    @TempDir
    static Path logs;

    private final ObjectMapper json = new ObjectMapper();
    private final Job queued =
            job("queued", JobKind.PERFORMANCE, JobState.RUNNING, JobPhase.PENDING, 2, null, null, null);
    private final Job running = job(
            "running",
            JobKind.PERFORMANCE,
            JobState.RUNNING,
            JobPhase.RUNNING,
            0,
            CREATED.plusMillis(1_000),
            null,
            null);
    private final Job done = job(
            "done",
            JobKind.PERFORMANCE,
            JobState.COMPLETED,
            JobPhase.COMPLETED,
            0,
            CREATED.plusMillis(1_000),
            CREATED.plusMillis(2_000),
            RESULT);
    private final Job density =
            job("density", JobKind.DENSITY, JobState.RUNNING, JobPhase.RUNNING, 0, CREATED, null, null);

    private TestServer server;
    private @Nullable PerformanceTestSpec started;

    @BeforeEach
    void start() throws Exception {
        Map<String, Job> byId = Map.of("queued", queued, "running", running, "done", done, "density", density);
        Jobs jobs = Fakes.of(
                Jobs.class,
                Map.of(
                        "find",
                        arguments -> Optional.ofNullable(byId.get(arguments[0])),
                        "list",
                        arguments -> arguments[0] == JobKind.PERFORMANCE ? List.of(done, running, queued) : List.of(),
                        "stop",
                        arguments -> arguments[0].equals("done") ? Jobs.Stop.ENDED : Jobs.Stop.STOPPING));
        Metadata metadata = Fakes.of(Metadata.class, Map.of("snapshot", this::snapshot));
        PerformanceTests tests = Fakes.of(PerformanceTests.class, Map.of("start", arguments -> {
            PerformanceTestSpec spec = (PerformanceTestSpec) arguments[0];
            started = spec;
            if (spec.pipelinePerformanceSpecs().isEmpty()) {
                throw new TestRefusedException("pipeline_performance_specs cannot be empty");
            }
            if (spec.executionConfig().maxRuntime() == 13) {
                throw new IllegalStateException("disk full");
            }
            return "0f3c";
        }));
        server = new TestServer(
                new PerformanceTestsResource(tests),
                new PerformanceJobsResource(jobs, InstantSource.fixed(NOW)),
                new PerformanceMetadataResource(jobs, metadata));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aTestIsStartedWithItsDefaults() {
        HttpResponse<String> answer = server.post("/tests/performance", """
                {"pipeline_performance_specs":[{"pipeline":{"source":"variant","pipeline_id":"a","variant_id":"cpu"}}],
                 "execution_config":{"max_runtime":"5"},"type":"performance"}""");
        assertThat(answer.body()).isEqualTo("{\"job_id\":\"0f3c\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        PerformanceTestSpec spec = Objects.requireNonNull(started);
        assertThat(spec.pipelinePerformanceSpecs().getFirst().pipeline())
                .isEqualTo(new TestPipeline.OfVariant("a", "cpu"));
        assertThat(spec.pipelinePerformanceSpecs().getFirst().streams()).isEqualTo(1);
        assertThat(spec.executionConfig().maxRuntime()).isEqualTo(5.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"pipeline_performance_specs\":[]} | 400 | {\"message\":\"pipeline_performance_specs cannot be empty\"}",
                "{\"pipeline_performance_specs\":[{\"pipeline\":{\"source\":\"description\",\"pipeline_description\":\"a\"}}],"
                        + "\"execution_config\":{\"max_runtime\":13}} | 500 | "
                        + "{\"message\":\"Unexpected error while starting performance test: disk full\"}"
            })
    void refusalsAreMessages(String body, int status, String message) {
        HttpResponse<String> answer = server.post("/tests/performance", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(message);
    }

    @Test
    void anInvalidTestIsNotStarted() throws Exception {
        HttpResponse<String> answer =
                server.post("/tests/performance", "{\"execution_config\":{\"output_mode\":\"x\"}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json.readTree(answer.body()).findValuesAsText("type")).containsExactly("missing", "enum");
        assertThat(started).isNull();
    }

    @Test
    void aQueuedJobLooksRunning() {
        assertThat(get(200, "/jobs/tests/performance/queued/status"))
                .isEqualTo("{\"id\":\"queued\",\"start_time\":1767225600000,\"elapsed_time\":0,\"state\":\"RUNNING\","
                        + "\"details\":[],\"total_fps\":null,\"per_stream_fps\":null,\"total_streams\":null,"
                        + "\"streams_per_pipeline\":null,\"video_output_paths\":null,\"latency_tracer_metrics\":null,"
                        + "\"live_stream_urls\":null,\"metadata_stream_urls\":null,\"phase\":\"PENDING\","
                        + "\"queue_position\":2,\"queued_time\":2530}");
    }

    @Test
    void elapsedTimeExcludesTheQueue() throws Exception {
        JsonNode status = json.readTree(get(200, "/jobs/tests/performance/running/status"));
        assertThat(status.get("start_time").longValue()).isEqualTo(1_767_225_601_000L);
        assertThat(status.get("elapsed_time").intValue()).isEqualTo(1_530);
        assertThat(status.get("queued_time").intValue()).isEqualTo(1_000);
        assertThat(status.has("queue_position")).isFalse();
    }

    @Test
    void aFinishedJobShowsItsResult() {
        assertThat(get(200, "/jobs/tests/performance/done/status"))
                .isEqualTo("{\"id\":\"done\",\"start_time\":1767225601000,\"elapsed_time\":1000,"
                        + "\"state\":\"COMPLETED\",\"details\":[\"because\"],\"total_fps\":60.0,\"per_stream_fps\":30.0,"
                        + "\"total_streams\":2,\"streams_per_pipeline\":[{\"id\":\"/pipelines/a/variants/cpu\","
                        + "\"streams\":2,\"streams_ids\":[\"s0__k0\",\"s1__k1\"]}],"
                        + "\"video_output_paths\":{\"/pipelines/a/variants/cpu\":[]},"
                        + "\"latency_tracer_metrics\":{\"s0__k0\":{\"interval_ms\":1000.0,\"avg_ms\":1.5,\"min_ms\":1.0,"
                        + "\"max_ms\":2.0,\"latency_ms\":33.0}},\"live_stream_urls\":{},\"metadata_stream_urls\":null,"
                        + "\"frames\":600,\"engine\":\"openvino\",\"detections\":{\"person\":3},"
                        + "\"phase\":\"COMPLETED\",\"queued_time\":1000}");
    }

    @Test
    void statusesAreListedInOrder() throws JsonProcessingException {
        assertThat(json.readTree(get(200, "/jobs/tests/performance/status")).findValuesAsText("phase"))
                .containsExactly("COMPLETED", "RUNNING", "PENDING");
    }

    @Test
    void theSummaryIsTheStoredRequest() {
        assertThat(get(200, "/jobs/tests/performance/done")).isEqualTo("{\"id\":\"done\",\"request\":" + REQUEST + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | nope/status    | 404 | Performance job nope not found",
                "GET    | density/status | 404 | Performance job density not found",
                "GET    | nope           | 404 | Job nope not found",
                "GET    | density        | 404 | Job density not found",
                "DELETE | nope           | 404 | Job nope not found",
                "DELETE | density        | 404 | Job density not found",
                "DELETE | done           | 409 | Job done is not running (state: COMPLETED)",
                "DELETE | running        | 200 | Job running stopped",
                "DELETE | queued         | 200 | Job queued stopped"
            })
    void jobsAnswerInTheirWords(String method, String path, int status, String message) {
        HttpResponse<String> answer = server.send(method, "/jobs/tests/performance/" + path, "", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "done/metadata/p/0                       | 200 | [{\"n\":1.50},{\"limit\":100}]",
                "done/metadata/p/0?limit=1000            | 200 | [{\"n\":1.50},{\"limit\":1000}]",
                "nope/metadata/p/0                       | 404 | {\"message\":\"Performance job nope not found\"}",
                "running/metadata/p/0                    | 404 | {\"message\":\"No metadata available for job running."
                        + " It must run with metadata_mode 'file', and has some once its pipelines are prepared.\"}",
                "done/metadata/p/1                       | 404 | {\"message\":\"Pipeline 'p' or file index 1 not found for job done.\"}",
                "done/metadata/p/-1                      | 404 | {\"message\":\"Pipeline 'p' or file index -1 not found for job done.\"}",
                "done/metadata/p/99999999999             | 404 | {\"message\":\"Pipeline 'p' or file index 99999999999 not found for job done.\"}"
            })
    void metadata(String path, int status, String body) {
        assertThat(get(status, "/jobs/tests/performance/" + path)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"x, 0, file_index, int_parsing", "0, 0, limit, greater_than_equal", "0, 1001, limit, less_than_equal"})
    void metadataParametersAreChecked(String index, String limit, String parameter, String type) throws Exception {
        JsonNode errors =
                json.readTree(get(422, "/jobs/tests/performance/nope/metadata/p/" + index + "?limit=" + limit));
        assertThat(errors.get("detail").get(0).get("loc").get(1).textValue()).isEqualTo(parameter);
        assertThat(errors.get("detail").get(0).get("type").textValue()).isEqualTo(type);
    }

    @Test
    void theLogIsPlainText() throws Exception {
        Files.writeString(logs.resolve("run.log"), "first é\nsecond\n");

        HttpResponse<String> answer = server.get("/jobs/tests/performance/done/log");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo("first é\nsecond\n");
        assertThat(get(200, "/jobs/tests/performance/done/log?lines=1")).isEqualTo("second\n");
        assertThat(get(404, "/jobs/tests/performance/density/log"))
                .isEqualTo("{\"message\":\"Job density not found\"}");
        assertThat(get(422, "/jobs/tests/performance/done/log?lines=0")).contains("greater_than_equal");
    }

    @Test
    void jobsAsSuchAreNoResource() {
        assertThat(get(404, "/jobs")).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(get(404, "/jobs/tests/performance")).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(get(405, "/tests/performance")).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    private Object snapshot(Object[] arguments) {
        if (!arguments[0].equals("done")) {
            return new Metadata.Snapshot.NoMetadata();
        }
        return arguments[2].equals(0)
                ? new Metadata.Snapshot.Records(List.of("{\"n\":1.50}", "{\"limit\":" + arguments[3] + "}"))
                : new Metadata.Snapshot.NoSuchFile();
    }

    private String get(int status, String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static Job job(
            String id,
            JobKind kind,
            JobState state,
            JobPhase phase,
            int position,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable String result) {
        List<String> details = ended == null ? List.of() : List.of("because");
        return new Job(id, kind, state, phase, position, CREATED, started, ended, REQUEST, result, details, logs);
    }
}
