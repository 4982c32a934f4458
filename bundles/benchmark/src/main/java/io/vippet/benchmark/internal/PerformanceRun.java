package io.vippet.benchmark.internal;

import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
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

    PerformanceRun(RunPreparation preparation, Runner runner, Metadata metadata) {
        this.preparation = preparation;
        this.runner = runner;
        this.metadata = metadata;
    }

    JobOutcome run(List<PipelineStreams> pipelines, ExecutionConfig config, JobContext job)
            throws InterruptedException {
        Startup startup = new Startup();
        job.phase(JobPhase.PREPARING);
        RunCommand command = preparation.prepare(pipelines, config, job.id());
        Results.Early early = early(pipelines, config, command, job.id());
        job.publish(ResultJson.write(Results.running(early)));
        if (job.cancelled()) {
            return Outcomes.cancelled(Results.nothingMeasured(early));
        }
        job.phase(JobPhase.RUNNING);
        ProcessorLoad load = new ProcessorLoad();
        RunResult measured = await(start(command, config, job, startup));
        ProcessorLoad.Seen seen = load.seen();
        Results.Early late = new Results.Early(
                early.streams(), files(pipelines, command), early.latencies(), early.liveUrls(), early.metadataUrls());
        return Outcomes.of(measured, Results.measured(late, measured, startup.millis, seen));
    }

    private Results.Early early(
            List<PipelineStreams> pipelines, ExecutionConfig config, RunCommand command, String jobId) {
        @Nullable
        Map<String, List<String>> metadataUrls =
                config.metadataMode() == MetadataMode.FILE ? register(command, jobId) : null;
        return new Results.Early(
                Results.streams(pipelines, command),
                files(pipelines, command),
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

    private Run start(RunCommand command, ExecutionConfig config, JobContext job, RunListener listener) {
        // Only an end of the stream completes an MP4 file.
        boolean finishFiles =
                config.outputMode() == OutputMode.FILE || command.launch().contains("splitmuxsink");
        RunRequest request = new RunRequest(
                command.launch(),
                RunRequest.Mode.NORMAL,
                config.maxRuntime(),
                config.enableLatencyMetrics(),
                command.streamIds(),
                finishFiles,
                job.log());
        Run run = runner.start(request, listener);
        job.onCancel(run::stop);
        return run;
    }

    private static RunResult await(Run run) throws InterruptedException {
        try {
            return run.await();
        } catch (InterruptedException e) {
            run.stop();
            throw e;
        }
    }

    /** Measures the time until the pipeline plays. */
    private static final class Startup implements RunListener {
        private final long start = System.nanoTime();
        private volatile @Nullable Long millis;

        @Override
        public void playing(long ignored) {
            millis = (System.nanoTime() - start) / 1_000_000;
        }
    }

    /** Pipeline id to the videos that lie in its directory now; every pipeline is in it. */
    private Map<String, List<String>> files(List<PipelineStreams> pipelines, RunCommand command) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (PipelineStreams pipeline : pipelines) {
            String directory = command.videoDirs().get(pipeline.id());
            files.put(
                    pipeline.id(),
                    directory == null
                            ? List.of()
                            : OutputFiles.list(Path.of(directory)).stream()
                                    .map(preparation::onWire)
                                    .toList());
        }
        return files;
    }
}
