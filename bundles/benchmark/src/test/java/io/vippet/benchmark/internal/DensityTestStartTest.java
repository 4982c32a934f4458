package io.vippet.benchmark.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.app.Place;
import io.vippet.api.job.DensityCriterion;
import io.vippet.api.job.DensityTestSpec;
import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.job.PipelineDensitySpec;
import io.vippet.api.job.TestPipeline;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.density.Limits;
import io.vippet.graph.Graph;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.policy.LaunchPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DensityTestStartTest {

    private static final String LAUNCH =
            "filesrc location=people.mp4 ! decodebin3 ! gvafpscounter ! fakesink name=default_output_sink";
    private static final ExecutionConfig PLAIN =
            new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.DISABLED, false);

    private final JsonMapper mapper = new JsonMapper();
    private final Fakes.FakeJobs jobs = new Fakes.FakeJobs();
    private final Fakes.FakePipelines pipelines = new Fakes.FakePipelines();
    /** Streams of each run so far. */
    private final List<Integer> runs = new ArrayList<>();

    private Fakes.FakeSettings settings;
    private Fakes.FakeContext context;
    private RunPreparation preparation;
    /** The machine: frames per second of all streams by their number. */
    private java.util.function.IntToDoubleFunction machine = n -> 30 * 2.6;

    private boolean contended;

    @BeforeEach
    void prepare(@TempDir Path home) throws Exception {
        settings = new Fakes.FakeSettings(home);
        context = new Fakes.FakeContext(Files.createDirectories(home.resolve("log")));
        preparation = new RunPreparation(
                settings,
                new Fakes.FakeIntrospection(),
                new Fakes.FakeDevices(),
                LaunchPolicy.unrestricted(),
                List::of,
                this::video,
                null,
                null,
                null);
        pipelines.add("demo", graph());
        pipelines.add("other", graph());
    }

    // --- checks

    @Test
    void refusesWhatCannotMakeATest() {
        refused("pipeline_density_specs cannot be empty");
        refused(
                "The stream_rate values of all pipelines must make 100, not 90.",
                share("demo", 50),
                share("other", 40));
        refused("Duplicate pipeline_id found", share("demo", 50), share("demo", 50));
        refused("Pipeline with id 'gone' not found.", share("gone", 100));
    }

    @Test
    void requestShowsDefaultsAndNothingThatWasNotAsked() throws Exception {
        start(new DensityTestSpec(30, List.of(share("demo", 100)), PLAIN, null));

        JsonNode request = mapper.readTree(requireNonNull(jobs.request));
        assertThat(request.path("fps_floor").asInt()).isEqualTo(30);
        assertThat(request.at("/pipeline_density_specs/0/stream_rate").asInt()).isEqualTo(100);
        assertThat(request.at("/execution_config/max_runtime").asDouble()).isZero();
        assertThat(request.has("criterion")).isFalse();
    }

    @Test
    void metadataAndLiveStreamsAndCamerasFailTheJob() throws Exception {
        fails("metadata", new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.FILE, false), "demo");
        fails("live", new ExecutionConfig(OutputMode.LIVE_STREAM, 0, MetadataMode.DISABLED, false), "demo");
        pipelines.add("usb", LaunchText.parse("v4l2src ! decodebin3 ! fakesink", catalog()));
        fails("USB camera", PLAIN, "usb");
    }

    @Test
    void aStopInTheQueueFails() {
        start(new DensityTestSpec(30, List.of(share("demo", 100)), PLAIN, null));

        assertThat(requireNonNull(jobs.cancelledInQueue).state()).isEqualTo(JobState.FAILED);
        assertThat(requireNonNull(jobs.cancelledInQueue).details()).containsExactly("Cancelled by user");
    }

    // --- the search

    @Test
    void theAnswerIsTheBestRunAndAnInterval() throws Exception {
        JobOutcome outcome = run(DensityCriterion.MEAN);

        JsonNode result = json(outcome);
        assertThat(outcome.details()).containsExactly("Density test completed successfully");
        assertThat(result.path("total_streams").asInt()).isEqualTo(2);
        assertThat(result.path("per_stream_fps").asDouble()).isEqualTo(39);
        assertThat(result.has("total_fps")).isFalse();
        assertThat(result.path("density_lower").asInt()).isEqualTo(2);
        assertThat(result.path("density_upper").asInt()).isEqualTo(2);
        assertThat(result.path("confidence").asDouble()).isEqualTo(0.98);
        assertThat(result.path("floor_met").asBoolean()).isTrue();
        assertThat(result.at("/streams_per_pipeline/0/streams").asInt()).isEqualTo(2);
        assertThat(result.at("/streams_per_pipeline/0/streams_ids")).hasSize(2);
        assertThat(result.path("iterations")).hasSize(runs.size());
        assertThat(runs).startsWith(1, 2);
        assertThat(runs).doesNotHaveDuplicates();
    }

    @Test
    void everyIterationShowsWhileTheTestGoesOn() throws Exception {
        run(DensityCriterion.MEAN);

        List<JsonNode> published = new ArrayList<>();
        for (String event : context.events) {
            if (event.startsWith("{")) {
                published.add(mapper.readTree(event));
            }
        }
        assertThat(published.getFirst().path("current_streams").asInt()).isEqualTo(1);
        assertThat(published).allMatch(p -> !p.has("total_streams") && !p.has("streams_per_pipeline"));
        assertThat(published.getLast().path("iterations")).hasSize(runs.size());
    }

    @Test
    void theSlowestStreamCanBeTheCriterion() throws Exception {
        machine = n -> 30 * 4.5;

        assertThat(json(run(DensityCriterion.MEAN)).path("total_streams").asInt())
                .isEqualTo(4);
        runs.clear();
        // The slowest one of several gets half of what is its due.
        assertThat(json(run(DensityCriterion.SLOWEST_STREAM))
                        .path("total_streams")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void nothingHolds() throws Exception {
        machine = n -> 21;

        JsonNode result = json(run(DensityCriterion.MEAN));

        assertThat(result.path("floor_met").asBoolean(true)).isFalse();
        assertThat(result.path("total_streams").asInt()).isEqualTo(1);
        assertThat(result.path("per_stream_fps").asDouble()).isEqualTo(21);
        assertThat(result.path("density_upper").asInt(-1)).isZero();
    }

    @Test
    void runsThatBreakDoNotHold() throws Exception {
        machine = n -> n > 3 ? -1 : 30 * 12.5;

        JsonNode result = json(run(DensityCriterion.MEAN));

        assertThat(result.path("total_streams").asInt()).isEqualTo(3);
        assertThat(result.path("iterations").findValuesAsText("failure")).contains("Pipeline execution failed: full");
    }

    @Test
    void whatNotEvenOneStreamSurvivesIsAFailure() {
        machine = n -> -1;

        assertThatThrownBy(() -> run(DensityCriterion.MEAN)).hasMessage("Pipeline execution failed: full");
    }

    @Test
    void disturbedRunsAreRepeatedAndCounted() throws Exception {
        contended = true;

        JsonNode result = json(run(DensityCriterion.MEAN));

        assertThat(runs).startsWith(1, 1, 2, 2);
        assertThat(result.path("contended").asBoolean()).isTrue();
        assertThat(result.path("contended_runs").asInt()).isEqualTo(runs.size());
        assertThat(result.at("/iterations/0/counted").asBoolean(true)).isFalse();
        assertThat(result.at("/iterations/1/counted").asBoolean()).isTrue();
    }

    @Test
    void aStopKeepsWhatIsKnownInTheAddedMembersOnly() throws Exception {
        JobOutcome outcome = run(DensityCriterion.MEAN, 2);

        assertThat(outcome.phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(outcome.state()).isEqualTo(JobState.FAILED);
        assertThat(outcome.details()).containsExactly("Cancelled by user");
        assertThat(outcome.result()).as("keeps what was published").isNull();
        assertThat(runs).hasSize(2);
    }

    @Test
    void onlyTheVideosOfTheBestRunStay() throws Exception {
        ExecutionConfig files = new ExecutionConfig(OutputMode.FILE, 0, MetadataMode.DISABLED, false);

        JsonNode result = json(run(plan(DensityCriterion.MEAN, files), Integer.MAX_VALUE));

        assertThat(result.path("video_output_paths").elements().next()).hasSize(1);
        try (var directories = Files.list(settings.path(Place.OUTPUT_VIDEOS))) {
            assertThat(directories).hasSize(1);
        }
    }

    // --- tools

    private JobOutcome run(DensityCriterion criterion) throws Exception {
        return run(criterion, Integer.MAX_VALUE);
    }

    private JobOutcome run(DensityCriterion criterion, int cancelAfter) throws Exception {
        return run(plan(criterion, PLAIN), cancelAfter);
    }

    private JobOutcome run(DensityPlan plan, int cancelAfter) throws Exception {
        MeasuredRuns machineRuns = (command, progress) -> {
            int streams = command.streamIds().size();
            runs.add(streams);
            context.cancelled = runs.size() >= cancelAfter;
            command.videoDirs().values().forEach(directory -> write(Path.of(directory)));
            double total = machine.applyAsDouble(streams);
            if (total < 0) {
                throw new RunnerException(RunnerException.Kind.CRASH, "Pipeline execution failed: full", List.of(), -9);
            }
            Map<String, RunResult.StreamResult> byStream = new LinkedHashMap<>();
            for (String id : command.streamIds()) {
                double rate = total / streams * (byStream.isEmpty() && streams > 1 ? 0.5 : 1);
                byStream.put(id, new RunResult.StreamResult(100, rate, null));
            }
            RunResult result = new RunResult(
                    0,
                    false,
                    100,
                    5,
                    total,
                    total / streams,
                    streams,
                    Map.of(),
                    null,
                    byStream,
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of());
            return new MeasuredRuns.Measured(result, progress, new ProcessorLoad.Seen(1.0, contended));
        };
        return new DensityRun(preparation, plan, context, machineRuns, Limits.STANDARD, Duration.ofHours(1)).run();
    }

    private DensityPlan plan(DensityCriterion criterion, ExecutionConfig config) {
        PipelineStreams pipeline = new PipelineStreams("/pipelines/demo/variants/cpu", "Demo", graph(), 0);
        return new DensityPlan(30, criterion, List.of(pipeline), List.of(100), config);
    }

    private static void write(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                Files.writeString(directory.resolve("main_output.mp4"), "video");
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void fails(String text, ExecutionConfig config, String pipeline) throws Exception {
        start(new DensityTestSpec(30, List.of(share(pipeline, 100)), config, null));
        JobOutcome outcome = requireNonNull(jobs.task).run(context);
        assertThat(outcome.state()).isEqualTo(JobState.FAILED);
        assertThat(outcome.details()).singleElement().asString().contains(text);
    }

    private void refused(String text, PipelineDensitySpec... specs) {
        assertThatThrownBy(() -> start(new DensityTestSpec(30, List.of(specs), PLAIN, null)))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageStartingWith(text);
        assertThat(jobs.task).isNull();
    }

    private String start(DensityTestSpec spec) {
        return new DensityTestStart(jobs, pipelines, preparation, new Fakes.FakeRunner(), new Watchers(), settings)
                .start(spec);
    }

    private JsonNode json(JobOutcome outcome) throws Exception {
        return mapper.readTree(requireNonNull(outcome.result()));
    }

    private static PipelineDensitySpec share(String pipeline, int percent) {
        return new PipelineDensitySpec(new TestPipeline.OfVariant(pipeline, "cpu"), percent);
    }

    private Optional<VideoEntry> video(String name) {
        Path file = settings.path(Place.AUTO_VIDEOS).resolve(name);
        return name.equals("people.mp4")
                ? Optional.of(new VideoEntry(name, file.toString(), "h264"))
                : Optional.empty();
    }

    private Catalog catalog() {
        return preparation.catalog();
    }

    private Graph graph() {
        return LaunchText.parse(LAUNCH, catalog());
    }
}
