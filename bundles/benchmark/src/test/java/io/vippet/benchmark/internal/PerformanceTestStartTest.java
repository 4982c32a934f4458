package io.vippet.benchmark.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.job.PipelinePerformanceSpec;
import io.vippet.api.job.TestPipeline;
import io.vippet.api.job.TestRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceTestStartTest extends PerformanceTestFixture {

    @Test
    void refusesAnEmptyListBeforeAnythingElse() {
        refused("pipeline_performance_specs cannot be empty");
    }

    @Test
    void refusesATestWithoutStreams() {
        refused("At least one stream must be specified to run the pipeline.", variant("gone", 0), variant("demo", 0));
    }

    @Test
    void acceptsAPipelineWithoutStreamsBesideAnother() {
        assertThat(start(variant("demo", 0), variant("other", 1))).isEqualTo(Fakes.JOB);
    }

    @Test
    void refusesUnknownPipelinesAndVariantsInTheUsualWords() {
        refused("Pipeline with id 'gone' not found.", variant("gone", 1));
        refused(
                "Variant 'gpu' not found in pipeline 'demo'.",
                new PipelinePerformanceSpec(new TestPipeline.OfVariant("demo", "gpu"), 1));
    }

    @Test
    void checksOnePipelineAfterTheOther() {
        refused(
                "Duplicate pipeline_id found: '" + DEMO + "'.",
                variant("demo", 1),
                variant("demo", 1),
                variant("gone", 1));
        refused("Pipeline with id 'gone' not found.", variant("demo", 1), variant("gone", 1), variant("demo", 1));
    }

    @Test
    void equalContentIsADuplicate() {
        refused(
                "Duplicate pipeline_id found: '__description-",
                description("fakesrc ! fakesink", null),
                description("fakesrc ! fakesink", null));
    }

    @Test
    void refusesTextThatDoesNotParse() {
        refused("Invalid pipeline description: ", description("fakesrc ! video/x-raw,width ! fakesink", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  ' | graph_id cannot be empty",
                "My Id | graph_id 'My Id' is not allowed",
                "My Id | Suggestion: 'my-id'",
                "a--b | Suggestion: 'a-b'",
                "-a | Suggestion: 'a'",
                "!!! | graph_id '!!!' is not allowed"
            })
    void refusesIdsThatAreNotTheirOwnSlug(String id, String text) {
        assertThatThrownBy(() -> start(graphSpec(id)))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageContaining(text);
    }

    @Test
    void refusesIdsThatAreTooLong() {
        start(graphSpec("a".repeat(64)));

        assertThatThrownBy(() -> start(graphSpec("a".repeat(65))))
                .hasMessageContaining("Suggestion: '" + "a".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "my-id", "my_id.v2", " trimmed "})
    void acceptsIdsThatAreTheirOwnSlug(String id) throws Exception {
        start(graphSpec(id));

        assertThat(json(run()).at("/streams_per_pipeline/0/id").asText()).isEqualTo(id.strip());
    }

    @Test
    void refusesWhatThePolicyForbidsWhenTheTextComesWithTheRequest() {
        policy = forbidden();

        refused("filesink is not allowed", description("fakesrc ! fakesink", null));
        refused("filesink is not allowed", graphSpec("mine"));
    }

    @Test
    void aStoredVariantThatThePolicyForbidsFailsWhenItRuns() throws Exception {
        policy = forbidden();
        start(variant("demo", 1));

        failsWith("filesink is not allowed");
    }

    // ---- the request as summaries show it

    @Test
    void normalisesTheRequest() throws Exception {
        start(
                new ExecutionConfig(OutputMode.LIVE_STREAM, 5, MetadataMode.FILE, true),
                variant("demo", 2),
                graphSpec(null),
                description("fakesrc ! fakesink", "mine"));

        assertThat(mapper.readTree(jobs.request)).isEqualTo(mapper.readTree("""
                {"pipeline_performance_specs":[
                  {"pipeline":{"source":"variant","pipeline_id":"demo","variant_id":"cpu"},"streams":2},
                  {"pipeline":{"source":"graph","graph_id":null,"pipeline_graph":{
                    "nodes":[{"id":"0","type":"fakesrc","data":{"num-buffers":"5"}},{"id":"1","type":"fakesink","data":{}}],
                    "edges":[{"id":"0","source":"0","target":"1"}]}},"streams":1},
                  {"pipeline":{"source":"description","pipeline_description":"fakesrc ! fakesink","description_id":"mine"},"streams":1}],
                 "execution_config":{"output_mode":"live_stream","max_runtime":5.0,"metadata_mode":"file","enable_latency_metrics":true}}
                """));
    }

    @Test
    void aQueuedTestThatIsStoppedEndsWithZeros() throws Exception {
        start(variant("demo", 1));
        JobOutcome outcome = requireNonNull(jobs.cancelledInQueue);

        assertThat(outcome.phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(outcome.state()).isEqualTo(JobState.COMPLETED);
        assertThat(outcome.details()).containsExactly("Cancelled by user");
        assertThat(json(outcome).at("/total_fps").asDouble(-1)).isZero();
        assertThat(json(outcome).at("/total_streams").asInt(-1)).isZero();
        assertThat(json(outcome).at("/video_output_paths").get(DEMO)).isEmpty();
    }
}
