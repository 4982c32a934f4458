package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.OptimizationType;
import io.vippet.api.job.Optimizations;
import io.vippet.api.job.PipelineRequestOptimize;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.rest.internal.dispatch.TestServer;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, watching and stopping optimizations over HTTP. */
@SuppressWarnings("NullAway.Init") // opened before each test
class OptimizationResourcesTest {

    private static final Instant CREATED = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final String GRAPH = "{\"nodes\":[{\"id\":\"0\",\"type\":\"fakesrc\",\"data\":{}}],\"edges\":[]}";
    private static final String ASKED =
            "\"type\":\"optimize\",\"parameters\":{\"search_duration\":\"5\",\"more\":[1,null]}";
    private static final String ORIGINAL = "\"original_pipeline_graph\":" + GRAPH
            + ",\"original_pipeline_graph_simple\":" + GRAPH + ",\"original_pipeline_description\":\"fakesrc\"";
    private static final String CANDIDATE =
            "{\"changes\":[\"gvadetect nireq=2\"],\"accepted\":false,\"failure\":\"why\"}";

    private TestServer server;
    private @Nullable PipelineRequestOptimize started;

    @BeforeEach
    void start() throws Exception {
        Map<String, Job> byId = Map.of(
                "waiting", job("waiting", JobState.RUNNING, JobPhase.PENDING, null),
                "running", job("running", JobState.RUNNING, JobPhase.RUNNING, "{\"candidates\":[" + CANDIDATE + "]}"),
                "done",
                        job(
                                "done",
                                JobState.COMPLETED,
                                JobPhase.COMPLETED,
                                "{\"total_fps\":60.5,\"optimized_pipeline_graph\":" + GRAPH
                                        + ",\"optimized_pipeline_graph_simple\":" + GRAPH
                                        + ",\"optimized_pipeline_description\":\"fakesrc\"}"));
        Jobs jobs = Fakes.of(
                Jobs.class,
                Map.of(
                        "find",
                        arguments -> Optional.ofNullable(byId.get(arguments[0])),
                        "list",
                        arguments -> arguments[0] == JobKind.OPTIMIZATION ? List.of(byId.get("done")) : List.of(),
                        "stop",
                        arguments -> arguments[0].equals("running") ? Jobs.Stop.STOPPING : Jobs.Stop.ENDED));
        Optimizations optimizations = Fakes.of(Optimizations.class, Map.of("start", arguments -> {
            started = (PipelineRequestOptimize) arguments[2];
            if (arguments[1].equals("nope")) {
                throw PipelineException.noVariant((String) arguments[0], "nope");
            }
            if (arguments[1].equals("branched")) {
                throw new TestRefusedException("a tee");
            }
            return "0f3c";
        }));
        server = new TestServer(
                new VariantOptimizationResource(optimizations),
                new OptimizationJobsResource(jobs, InstantSource.fixed(CREATED.plusMillis(500))));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void anOptimizationIsStarted() {
        HttpResponse<String> answer = server.post("/pipelines/p/variants/v/optimize", "{" + ASKED + "}");

        assertThat(answer.body()).isEqualTo("{\"job_id\":\"0f3c\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Objects.requireNonNull(started).type()).isEqualTo(OptimizationType.OPTIMIZE);
        assertThat(started.parameters()).containsEntry("search_duration", "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope     | {\"type\":\"preprocess\",\"parameters\":null} | 404 | Variant 'nope' not found in pipeline 'p'.",
                "branched | {\"type\":\"preprocess\",\"parameters\":null} | 400 | a tee",
                "v        | {\"type\":\"preprocess\"}                     | 422 | missing",
                "v        | {\"type\":\"PREPROCESS\",\"parameters\":null} | 422 | enum",
                "v        | {\"type\":\"optimize\",\"parameters\":[]}     | 422 | parameters"
            })
    void refusalsSayWhy(String variant, String body, int status, String named) {
        HttpResponse<String> answer = server.post("/pipelines/p/variants/" + variant + "/optimize", body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "waiting | RUNNING   | 0   | []            | null | null | \"phase\":\"PENDING\",\"queue_position\":1,\"queued_time\":500",
                "running | RUNNING   | 500 | []            | null | null | \"candidates\":[{\"changes\":[\"gvadetect nireq=2\"],\"accepted\":false,\"failure\":\"why\"}],\"phase\":\"RUNNING\",\"queued_time\":0",
                "done    | COMPLETED | 100 | [\"because\"] | 60.5 | \"fakesrc\" | \"phase\":\"COMPLETED\",\"queued_time\":0"
            })
    void statusHasTheMembersOfTheContractFirst(
            String id, String state, int elapsed, String details, String fps, String text, String more) {
        String graph = text.equals("null") ? "null" : GRAPH;
        assertThat(server.get("/jobs/optimization/" + id + "/status").body())
                .isEqualTo("{\"id\":\"" + id + "\",\"type\":\"optimize\",\"start_time\":1767225600000,\"elapsed_time\":"
                        + elapsed + ",\"state\":\"" + state + "\",\"details\":" + details + "," + ORIGINAL
                        + ",\"total_fps\":" + fps + ",\"optimized_pipeline_graph\":" + graph
                        + ",\"optimized_pipeline_graph_simple\":" + graph + ",\"optimized_pipeline_description\":"
                        + text
                        + "," + more + "}");
    }

    @Test
    void theSummaryIsWhatWasSent() {
        assertThat(server.get("/jobs/optimization/done").body())
                .isEqualTo("{\"id\":\"done\",\"request\":{" + ASKED + "}}");
    }

    @Test
    void optimizationsAreListed() {
        assertThat(server.get("/jobs/optimization/status").body()).startsWith("[{\"id\":\"done\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | nope/status | 404 | Optimization job nope not found",
                "GET    | nope/log    | 404 | Optimization job nope not found",
                "GET    | nope        | 404 | Optimization job nope not found",
                "DELETE | nope        | 404 | Job nope not found",
                "DELETE | running     | 200 | Job running stopped",
                "DELETE | done        | 409 | Job done is not running (state: COMPLETED)"
            })
    void jobsAnswerInTheirWords(String method, String path, int status, String message) {
        HttpResponse<String> answer = server.send(method, "/jobs/optimization/" + path, "", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }

    private static Job job(String id, JobState state, JobPhase phase, @Nullable String result) {
        boolean waiting = phase == JobPhase.PENDING;
        Instant ended = phase.ended() ? CREATED.plusMillis(100) : null;
        List<String> details = phase.ended() ? List.of("because") : List.of();
        return new Job(
                id,
                JobKind.OPTIMIZATION,
                state,
                phase,
                waiting ? 1 : 0,
                CREATED,
                waiting ? null : CREATED,
                ended,
                "{" + ASKED + "," + ORIGINAL + "}",
                result,
                details,
                Path.of("log"));
    }
}
