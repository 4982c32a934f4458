package io.vippet.optimization.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.OptimizationType;
import io.vippet.api.job.PipelineRequestOptimize;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.RunnerException;
import io.vippet.optimization.internal.Fakes.FakeContext;
import io.vippet.optimization.internal.Fakes.FakeConverter;
import io.vippet.optimization.internal.Fakes.FakeIntrospection;
import io.vippet.optimization.internal.Fakes.FakeJobs;
import io.vippet.optimization.internal.Fakes.FakePipelines;
import io.vippet.optimization.internal.Fakes.FakePreparation;
import io.vippet.optimization.internal.Fakes.FakeRunner;
import io.vippet.optimization.internal.Fakes.FakeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, with children and optimizers that do as they are told. */
@Timeout(120)
class OptimizationStartTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAUNCH = "videotestsrc ! decodebin ! gvadetect model=m device=CPU ! fakesink";
    private static final PipelineRequestOptimize SHORT = new PipelineRequestOptimize(
            OptimizationType.OPTIMIZE, Map.of("search_duration", "60", "sample_duration", 1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final FakeConverter converter = new FakeConverter();
    private final FakePipelines pipelines = new FakePipelines();
    private final FakeJobs jobs = new FakeJobs();
    private final Map<String, String> settings = new HashMap<>(Map.of("DLSTREAMER_OPTIMIZER", "off"));
    private FakeRunner runner = new FakeRunner(launch -> Fakes.result(launch.contains("device=GPU") ? 80 : 50, false));

    @BeforeEach
    void addPipelines() {
        pipelines.add("good", converter.toGraphs(LAUNCH));
        pipelines.add("branched", converter.toGraphs("videotestsrc ! tee name=t ! fakesink t. ! fakesink"));
        pipelines.add("uninstalled", converter.toGraphs("videotestsrc ! gvadetect model=x device=CPU ! fakesink"));
    }

    @Test
    void preprocessingReplacesText() throws Exception {
        JobOutcome outcome = run("good", new PipelineRequestOptimize(OptimizationType.PREPROCESS, null), context());

        assertThat(outcome.state()).isEqualTo(JobState.COMPLETED);
        assertThat(outcome.details()).containsExactly("Optimization completed successfully");
        JsonNode result = JSON.readTree(Objects.requireNonNull(outcome.result()));
        assertThat(result.path("optimized_pipeline_description").asText())
                .isEqualTo(LAUNCH.replace("decodebin", "decodebin3"));
        assertThat(result.at("/optimized_pipeline_graph/nodes/1/type").asText()).isEqualTo("decodebin3");
        assertThat(result.at("/optimized_pipeline_graph_simple/nodes")).hasSize(3);
        assertThat(result.has("total_fps")).isFalse();
        assertThat(runner.launches).isEmpty();
    }

    @Test
    void theRequestIsKeptWithWhatItWasAbout() throws Exception {
        starter().start("good", "cpu", SHORT);
        JsonNode request = JSON.readTree(Objects.requireNonNull(jobs.request));

        assertThat(request.path("type").asText()).isEqualTo("optimize");
        assertThat(request.at("/parameters/search_duration").asText()).isEqualTo("60");
        assertThat(request.path("original_pipeline_description").asText()).isEqualTo(LAUNCH);
        assertThat(request.at("/original_pipeline_graph/nodes/2/data/model").asText())
                .isEqualTo("m");
        assertThat(request.at("/original_pipeline_graph_simple/nodes")).hasSize(3);
    }

    @Test
    void theSearchRunsChildrenAndLeavesNoFiles() throws Exception {
        FakeContext job = context();
        JobOutcome outcome = run("good", SHORT, job);

        assertThat(outcome.details()).containsExactly("Optimization completed successfully");
        JsonNode result = JSON.readTree(Objects.requireNonNull(outcome.result()));
        assertThat(result.path("total_fps").asDouble()).isEqualTo(80);
        assertThat(result.path("baseline_detections").asLong()).isEqualTo(11);
        assertThat(result.path("optimizer").asText()).isEqualTo("vippet");
        assertThat(result.path("optimized_pipeline_description").asText())
                .isEqualTo("videotestsrc ! decodebin3 ! gvadetect model=m device=GPU ! fakesink");
        // Measured with a counter, compared on the same frames.
        assertThat(runner.launches.getFirst())
                .isEqualTo(LAUNCH.replace("! fakesink", "! queue ! gvafpscounter ! fakesink"));
        assertThat(runner.launches).anyMatch(launch -> launch.contains("! identity eos-after=250 ! gvadetect"));
        assertThat(job.published.getFirst()).contains("\"current\":\"the pipeline as it is\"");
        assertThat(home.resolve("run/optimization-" + Fakes.JOB)).doesNotExist();
    }

    @Test
    void aStopEndsTheRunThatGoesOn() throws Exception {
        runner = new FakeRunner(launch -> launch.contains("device=GPU") ? null : Fakes.result(50, false));
        FakeContext job = context();
        CompletableFuture<JobOutcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return run("good", SHORT, job);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(runner.hanging.await(60, TimeUnit.SECONDS)).isTrue();
        job.cancel();

        assertThat(outcome.get(60, TimeUnit.SECONDS))
                .isEqualTo(new JobOutcome(JobPhase.CANCELLED, JobState.FAILED, List.of("Cancelled by user"), null));
        assertThat(job.published.getLast()).contains("\"baseline_fps\":50.0").contains("gvadetect device=GPU");
    }

    @Test
    void aBaselineThatDoesNotRunFailsTheJobWithItsReason() throws Exception {
        runner = new FakeRunner(launch -> {
            throw new RunnerException(RunnerException.Kind.PIPELINE, "no element \"x\"", List.of(), 1);
        });
        JobOutcome outcome = run("good", SHORT, context());

        assertThat(outcome.state()).isEqualTo(JobState.FAILED);
        assertThat(outcome.details()).containsExactly("no element \"x\"");
    }

    @Test
    void whatCannotBeOptimizedIsRefusedAtOnce() {
        assertThatThrownBy(() -> starter().start("nope", "cpu", SHORT))
                .isInstanceOf(PipelineException.class)
                .hasMessage("Pipeline with id 'nope' not found.");
        assertThatThrownBy(() -> starter().start("good", "nope", SHORT))
                .isInstanceOf(PipelineException.class)
                .hasMessage("Variant 'nope' not found in pipeline 'good'.");
        assertThatThrownBy(() -> starter().start("branched", "cpu", SHORT))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageContaining("'tee'");
        assertThatThrownBy(() -> starter().start("uninstalled", "cpu", SHORT)).isInstanceOf(PipelineException.class);
        assertThatThrownBy(() -> starter()
                        .start(
                                "good",
                                "cpu",
                                new PipelineRequestOptimize(OptimizationType.OPTIMIZE, Map.of("sample_duration", -1))))
                .isInstanceOf(TestRefusedException.class);
        assertThat(jobs.task).isNull();
    }

    @Test
    void branchesMayBePreprocessed() throws Exception {
        assertThat(run("branched", new PipelineRequestOptimize(OptimizationType.PREPROCESS, null), context())
                        .state())
                .isEqualTo(JobState.COMPLETED);
    }

    @Test
    void anInstalledOptimizerSearchesInstead() throws Exception {
        optimizer("""
                import json, sys
                arguments = sys.argv[1:]
                text = arguments[arguments.index("--") + 1]
                best = text.replace("device=CPU", "device=NPU")
                print("searching", *arguments[:arguments.index("--")])
                with open(arguments[arguments.index("--output") + 1], "w") as file:
                    json.dump({"mode": "fps", "candidates": [{"pipeline": text, "fps": 9.5}, {"pipeline": best, "fps": 12}],
                               "baseline": {"pipeline": text, "fps": 9.5}, "optimal": {"pipeline": best, "fps": 12}}, file)
                """);
        FakeContext job = context();
        JsonNode result =
                JSON.readTree(Objects.requireNonNull(run("good", SHORT, job).result()));

        assertThat(result.path("total_fps").asDouble()).isEqualTo(12);
        assertThat(result.path("baseline_fps").asDouble()).isEqualTo(9.5);
        assertThat(result.path("optimizer").asText()).isEqualTo("dlstreamer");
        assertThat(result.at("/optimized_pipeline_graph/nodes/2/data/device").asText())
                .isEqualTo("NPU");
        assertThat(result.path("candidates")).hasSize(2);
        assertThat(result.at("/candidates/1/accepted").asBoolean()).isTrue();
        assertThat(Files.readString(job.log.resolve("run.log")))
                .contains("searching fps --search-duration 60 --sample-duration 1 --output ");
        assertThat(runner.launches).isEmpty();
    }

    @Test
    void anOptimizerThatWritesNothingHasFailedWhateverItsExitCode() throws Exception {
        optimizer("print('cannot play the pipeline')");
        JobOutcome outcome = run("good", SHORT, context());

        assertThat(outcome.state()).isEqualTo(JobState.FAILED);
        assertThat(outcome.details())
                .containsExactly("DL Streamer's optimizer wrote no result; its last words: cannot play the pipeline");
    }

    @Test
    void anOptimizerThatHearsNothingIsKilledWithItsChildren() throws Exception {
        Path pids = home.resolve("pids");
        optimizer("""
                import os, signal, subprocess, time
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                child = subprocess.Popen(["sleep", "600"])
                with open("%s.new", "w") as file:
                    file.write(f"{os.getpid()} {child.pid}")
                os.rename("%s.new", "%s")
                time.sleep(600)
                """.formatted(pids, pids, pids));
        FakeContext job = context();
        CompletableFuture<JobOutcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return run("good", SHORT, job);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (!Files.exists(pids)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        job.cancel();

        assertThat(outcome.get(60, TimeUnit.SECONDS).details()).containsExactly("Cancelled by user");
        for (String pid : Files.readString(pids).split(" ")) {
            while (alive(pid)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Test
    void aSettingThatNamesNothingIsTold() throws Exception {
        settings.put("DLSTREAMER_OPTIMIZER", "/no/such/place");

        assertThat(run("good", SHORT, context()).details())
                .containsExactly(
                        "DLSTREAMER_OPTIMIZER names /no/such/place, which does not exist: set it to DL Streamer's"
                                + " optimizer.");
    }

    /** Zombies that wait for their parent are dead. */
    private static boolean alive(String pid) {
        try {
            return !Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    private void optimizer(String script) throws IOException {
        Path directory = Files.createDirectories(home.resolve("optimizer"));
        Files.writeString(directory.resolve("__main__.py"), script);
        settings.put("DLSTREAMER_OPTIMIZER", directory.toString());
    }

    private FakeContext context() throws IOException {
        return new FakeContext(Files.createDirectories(home.resolve("log")));
    }

    private JobOutcome run(String pipeline, PipelineRequestOptimize request, FakeContext job) throws Exception {
        starter().start(pipeline, "cpu", request);
        return Objects.requireNonNull(jobs.task).run(job);
    }

    private OptimizationStart starter() {
        FakeIntrospection machine = new FakeIntrospection(
                List.of(new InferenceDevice("CPU", Map.of()), new InferenceDevice("GPU", Map.of())));
        return new OptimizationStart(
                jobs,
                pipelines,
                converter,
                new FakePreparation(converter),
                runner,
                machine,
                new FakeSettings(home, settings));
    }
}
