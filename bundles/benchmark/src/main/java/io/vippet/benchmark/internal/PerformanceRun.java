package io.vippet.benchmark.internal;

import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.metrics.LiveValues;
import io.vippet.api.runner.Runner;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.command.RunCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work of a performance test, once it has the slot. A failure of the pipeline is thrown. */
final class PerformanceRun {

    private final RunPreparation preparation;
    private final Runner runner;
    private final Metadata metadata;
    private final LiveValues watchers;

    PerformanceRun(RunPreparation preparation, Runner runner, Metadata metadata, LiveValues watchers) {
        this.preparation = preparation;
        this.runner = runner;
        this.metadata = metadata;
        this.watchers = watchers;
    }

    JobOutcome run(List<PipelineStreams> pipelines, ExecutionConfig config, JobContext job)
            throws InterruptedException {
        JobRuns runs = new JobRuns(runner, config, job, watchers);
        job.phase(JobPhase.PREPARING);
        RunProgress progress = new RunProgress(streams(pipelines));
        RunCommand command = preparation.prepare(pipelines, config, job.id());
        Results.Early early = early(pipelines, config, command, job.id());
        job.publish(ResultJson.write(Results.running(early)));
        if (job.cancelled()) {
            return Outcomes.cancelled(Results.nothingMeasured(early));
        }
        job.phase(JobPhase.RUNNING);
        MeasuredRuns.Measured measured = runs.run(command, progress);
        Results.Early late = new Results.Early(
                early.streams(),
                preparation.files(pipelines, command),
                early.latencies(),
                early.liveUrls(),
                early.metadataUrls());
        return Outcomes.of(
                measured.result(),
                Results.measured(late, measured.result(), progress.startupMillis(), measured.load()));
    }

    private static int streams(List<PipelineStreams> pipelines) {
        return pipelines.stream().mapToInt(PipelineStreams::streams).sum();
    }

    private Results.Early early(
            List<PipelineStreams> pipelines, ExecutionConfig config, RunCommand command, String jobId) {
        @Nullable
        Map<String, List<String>> metadataUrls =
                config.metadataMode() == MetadataMode.FILE ? register(command, jobId) : null;
        return new Results.Early(
                Results.streams(pipelines, command),
                preparation.files(pipelines, command),
                config.enableLatencyMetrics() ? Map.of() : null,
                command.liveUrls(),
                metadataUrls);
    }

    private Map<String, List<String>> register(RunCommand command, String jobId) {
        Map<String, List<Path>> files = new LinkedHashMap<>();
        command.metadataFiles()
                .forEach((pipeline, paths) ->
                        files.put(pipeline, paths.stream().map(Path::of).toList()));
        return metadata.register(jobId, files);
    }
}
