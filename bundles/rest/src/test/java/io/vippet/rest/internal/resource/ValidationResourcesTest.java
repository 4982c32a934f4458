package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.PipelineValidation;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.job.Validations;
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

/** Starting, watching and stopping validations over HTTP. */
@SuppressWarnings("NullAway.Init") // opened before each test
class ValidationResourcesTest {

    private static final Instant CREATED = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final String GRAPH = "{\"nodes\":[{\"id\":\"0\",\"type\":\"fakesrc\",\"data\":{}}],\"edges\":[]}";
    private static final String REQUEST =
            "{\"pipeline_graph\":" + GRAPH + ",\"parameters\":{\"max-runtime\":\"5\",\"more\":[1,null]}}";

    private TestServer server;
    private @Nullable PipelineValidation started;

    @BeforeEach
    void start() throws Exception {
        Map<String, Job> byId = Map.of(
                "running", job("running", JobState.RUNNING, JobPhase.RUNNING, null),
                "valid", job("valid", JobState.COMPLETED, JobPhase.COMPLETED, "{\"is_valid\":true}"),
                "compared",
                        job(
                                "compared",
                                JobState.FAILED,
                                JobPhase.FAILED,
                                "{\"is_valid\":false,\"accuracy\":{\"frames\":2,\"precision\":1.0,\"recall\":0.5,"
                                        + "\"confidence_difference\":0.0}}"));
        Jobs jobs = Fakes.of(
                Jobs.class,
                Map.of(
                        "find",
                        arguments -> Optional.ofNullable(byId.get(arguments[0])),
                        "list",
                        arguments -> arguments[0] == JobKind.VALIDATION ? List.of(byId.get("valid")) : List.of(),
                        "stop",
                        arguments -> arguments[0].equals("running") ? Jobs.Stop.STOPPING : Jobs.Stop.ENDED));
        Validations validations = Fakes.of(Validations.class, Map.of("start", arguments -> {
            PipelineValidation validation = (PipelineValidation) arguments[0];
            started = validation;
            if (validation.pipelineGraph().nodes().isEmpty()) {
                throw new TestRefusedException("nothing to try");
            }
            return "0f3c";
        }));
        server = new TestServer(
                new PipelineValidationResource(validations),
                new ValidationJobsResource(jobs, InstantSource.fixed(CREATED.plusMillis(500))));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aTrialIsStarted() {
        HttpResponse<String> answer = server.post("/pipelines/validate", REQUEST);

        assertThat(answer.body()).isEqualTo("{\"job_id\":\"0f3c\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Objects.requireNonNull(started).parameters()).containsEntry("max-runtime", "5");
    }

    @Test
    void refusalsAreMessages() {
        HttpResponse<String> answer =
                server.post("/pipelines/validate", "{\"pipeline_graph\":{\"nodes\":[],\"edges\":[]}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"nothing to try\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "running/status  | {\"id\":\"running\",\"start_time\":1767225600000,\"elapsed_time\":500,\"state\":\"RUNNING\",\"details\":[],\"is_valid\":null,\"phase\":\"RUNNING\"}",
                "valid/status    | {\"id\":\"valid\",\"start_time\":1767225600000,\"elapsed_time\":100,\"state\":\"COMPLETED\",\"details\":[\"because\"],\"is_valid\":true,\"phase\":\"COMPLETED\"}",
                "compared/status | {\"id\":\"compared\",\"start_time\":1767225600000,\"elapsed_time\":100,\"state\":\"FAILED\",\"details\":[\"because\"],\"is_valid\":false,\"accuracy\":{\"frames\":2,\"precision\":1.0,\"recall\":0.5,\"confidence_difference\":0.0},\"phase\":\"FAILED\"}"
            })
    void statusHasTheMembersOfTheContractFirst(String path, String body) {
        assertThat(server.get("/jobs/validation/" + path).body()).isEqualTo(body);
    }

    @Test
    void theSummaryIsWhatWasSent() {
        assertThat(server.get("/jobs/validation/valid").body())
                .isEqualTo("{\"id\":\"valid\",\"request\":" + REQUEST + "}");
    }

    @Test
    void validationsAreListed() {
        assertThat(server.get("/jobs/validation/status").body()).startsWith("[{\"id\":\"valid\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | nope/status | 404 | Validation job nope not found",
                "GET    | nope        | 404 | Validation job nope not found",
                "DELETE | nope        | 404 | Validation job nope not found",
                "DELETE | running     | 200 | Job running stopped",
                "DELETE | valid       | 409 | Job valid is not running (state: COMPLETED)"
            })
    void jobsAnswerInTheirWords(String method, String path, int status, String message) {
        HttpResponse<String> answer = server.send(method, "/jobs/validation/" + path, "", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }

    private static Job job(String id, JobState state, JobPhase phase, @Nullable String result) {
        Instant ended = phase.ended() ? CREATED.plusMillis(100) : null;
        List<String> details = phase.ended() ? List.of("because") : List.of();
        return new Job(
                id,
                JobKind.VALIDATION,
                state,
                phase,
                0,
                CREATED,
                CREATED,
                ended,
                REQUEST,
                result,
                details,
                Path.of("log"));
    }
}
