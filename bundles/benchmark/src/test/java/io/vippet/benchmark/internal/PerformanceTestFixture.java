package io.vippet.benchmark.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.app.Place;
import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobState;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.job.PerformanceTestSpec;
import io.vippet.api.job.PipelinePerformanceSpec;
import io.vippet.api.job.TestPipeline;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.runner.RunRequest;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.policy.LaunchPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A performance test service on fakes of everything around it, with the pipelines {@code demo} and {@code other}. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
abstract class PerformanceTestFixture {

    static final String LAUNCH = "filesrc location=people.mp4 ! decodebin3 ! gvafpscounter ! gvawatermark"
            + " ! gvametapublish file-path=/dev/null ! fakesink name=default_output_sink sync=false";
    static final String DEMO = "/pipelines/demo/variants/cpu";

    @TempDir
    Path home;

    final JsonMapper mapper = JsonMapper.builder().build();
    final Fakes.FakeJobs jobs = new Fakes.FakeJobs();
    final Fakes.FakeRunner runner = new Fakes.FakeRunner();
    final Fakes.FakeMetadata metadata = new Fakes.FakeMetadata();
    final Fakes.FakePipelines pipelines = new Fakes.FakePipelines();
    final Fakes.FakeIntrospection introspection = new Fakes.FakeIntrospection();
    final Fakes.FakeDevices devices = new Fakes.FakeDevices();
    LaunchPolicy policy = LaunchPolicy.unrestricted();
    Fakes.FakeSettings settings;
    Fakes.FakeContext context;

    @BeforeEach
    void prepare() throws IOException {
        settings = new Fakes.FakeSettings(home);
        context = new Fakes.FakeContext(Files.createDirectories(home.resolve("log")));
        pipelines.add("demo", graph(LAUNCH));
        pipelines.add("other", graph(LAUNCH));
    }

    String start(PipelinePerformanceSpec... specs) {
        return start(new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.DISABLED, false), specs);
    }

    String start(ExecutionConfig config, PipelinePerformanceSpec... specs) {
        RunPreparation preparation =
                new RunPreparation(settings, introspection, devices, policy, List::of, this::video, null, null, null);
        return new PerformanceTestStart(jobs, pipelines, preparation, runner, metadata, new Watchers())
                .start(new PerformanceTestSpec(List.of(specs), config));
    }

    void refused(String text, PipelinePerformanceSpec... specs) {
        assertThatThrownBy(() -> start(specs))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageStartingWith(text);
        assertThat(jobs.task).isNull();
    }

    JobOutcome run() throws Exception {
        return requireNonNull(jobs.task).run(context);
    }

    void failsWith(String text) throws Exception {
        JobOutcome outcome = run();
        assertThat(outcome.state()).isEqualTo(JobState.FAILED);
        assertThat(outcome.details()).singleElement().asString().contains(text);
        assertThat(runner.request).isNull();
    }

    JsonNode json(JobOutcome outcome) throws IOException {
        return mapper.readTree(requireNonNull(outcome.result()));
    }

    Optional<VideoEntry> video(String name) {
        Path file = settings.path(Place.AUTO_VIDEOS).resolve(name);
        return name.equals("people.mp4")
                ? Optional.of(new VideoEntry(name, file.toString(), "h264"))
                : Optional.empty();
    }

    Graph graph(String launch) {
        RunPreparation preparation = new RunPreparation(
                settings, introspection, devices, LaunchPolicy.unrestricted(), List::of, this::video, null, null, null);
        return LaunchText.parse(launch, preparation.catalog());
    }

    static PipelinePerformanceSpec variant(String id, int streams) {
        return new PipelinePerformanceSpec(new TestPipeline.OfVariant(id, "cpu"), streams);
    }

    PipelinePerformanceSpec graphSpec(@org.jspecify.annotations.Nullable String id) {
        return new PipelinePerformanceSpec(new TestPipeline.OfGraph(id, graph("fakesrc num-buffers=5 ! fakesink")), 1);
    }

    static PipelinePerformanceSpec description(String text, @org.jspecify.annotations.Nullable String id) {
        return new PipelinePerformanceSpec(new TestPipeline.OfDescription(text, id), 1);
    }

    static LaunchPolicy forbidden() {
        return (graph, use) -> {
            throw new GraphException(GraphErrorKind.REFUSED_BY_POLICY, Map.of(), "filesink is not allowed");
        };
    }

    static void write(RunRequest request, String... names) {
        String launch = request.launch();
        String file = launch.substring(launch.indexOf("filesink location=") + "filesink location=".length())
                .split(" ", 2)[0];
        for (String name : names) {
            try {
                Files.createFile(Path.of(file).resolveSibling(name));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
