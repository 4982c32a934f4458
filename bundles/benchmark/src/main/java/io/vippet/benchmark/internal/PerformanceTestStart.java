package io.vippet.benchmark.internal;

import io.vippet.api.job.JobKind;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.PerformanceTestSpec;
import io.vippet.api.job.PerformanceTests;
import io.vippet.api.job.PipelinePerformanceSpec;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.runner.Runner;
import io.vippet.graph.command.PipelineStreams;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a test while the caller waits, then hands it to the queue. */
@Component(service = PerformanceTests.class)
public final class PerformanceTestStart implements PerformanceTests {

    private final Jobs jobs;
    private final PipelineResolver resolver;
    private final PerformanceRun run;
    private final RequestJson requests = new RequestJson();

    /** Creates the service. */
    @Activate
    public PerformanceTestStart(
            @Reference Jobs jobs,
            @Reference Pipelines pipelines,
            @Reference RunPreparation preparation,
            @Reference Runner runner,
            @Reference Metadata metadata,
            @Reference Watchers watchers) {
        this.jobs = jobs;
        resolver = new PipelineResolver(pipelines, preparation);
        run = new PerformanceRun(preparation, runner, metadata, watchers);
    }

    @Override
    public String start(PerformanceTestSpec spec) {
        List<PipelinePerformanceSpec> specs = spec.pipelinePerformanceSpecs();
        if (specs.isEmpty()) {
            throw new TestRefusedException("pipeline_performance_specs cannot be empty");
        }
        if (specs.stream().mapToLong(PipelinePerformanceSpec::streams).sum() == 0) {
            throw new TestRefusedException("At least one stream must be specified to run the pipeline.");
        }
        List<PipelineStreams> pipelines =
                resolver.resolveAll(specs, PipelinePerformanceSpec::pipeline, PipelinePerformanceSpec::streams);
        return jobs.submit(
                JobKind.PERFORMANCE,
                requests.write(spec),
                Outcomes.cancelledInQueue(pipelines),
                Outcomes.explained(job -> run.run(pipelines, spec.executionConfig(), job)));
    }
}
