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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            @Reference Metadata metadata) {
        this.jobs = jobs;
        resolver = new PipelineResolver(pipelines, preparation);
        run = new PerformanceRun(preparation, runner, metadata);
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
        List<PipelineStreams> pipelines = resolve(specs);
        return jobs.submit(
                JobKind.PERFORMANCE,
                requests.write(spec),
                Outcomes.cancelledInQueue(pipelines),
                Outcomes.explained(job -> run.run(pipelines, spec.executionConfig(), job)));
    }

    private List<PipelineStreams> resolve(List<PipelinePerformanceSpec> specs) {
        List<PipelineStreams> pipelines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (PipelinePerformanceSpec spec : specs) {
            PipelineStreams pipeline = resolver.resolve(spec.pipeline(), spec.streams());
            if (!ids.add(pipeline.id())) {
                throw new TestRefusedException(
                        "Duplicate pipeline_id found: '%s'. Name each pipeline once and raise its streams instead."
                                .formatted(pipeline.id()));
            }
            pipelines.add(pipeline);
        }
        return List.copyOf(pipelines);
    }
}
