package io.vippet.optimization.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.OptimizationInput;
import io.vippet.api.job.OptimizationResult;
import io.vippet.api.job.Optimizations;
import io.vippet.api.job.PipelineRequestOptimize;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.runner.Introspection;
import io.vippet.api.runner.LaunchPreparation;
import io.vippet.api.runner.Runner;
import io.vippet.graph.view.VariantGraphs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks an optimization while the caller waits, then hands it to the queue. */
@Component(service = Optimizations.class)
public final class OptimizationStart implements Optimizations {

    private final Jobs jobs;
    private final Pipelines pipelines;
    private final GraphConverter converter;
    private final LaunchPreparation preparation;
    private final Runner runner;
    private final Introspection introspection;
    private final Settings settings;

    /** Creates the service. */
    @Activate
    public OptimizationStart(
            @Reference Jobs jobs,
            @Reference Pipelines pipelines,
            @Reference GraphConverter converter,
            @Reference LaunchPreparation preparation,
            @Reference Runner runner,
            @Reference Introspection introspection,
            @Reference Settings settings) {
        this.jobs = jobs;
        this.pipelines = pipelines;
        this.converter = converter;
        this.preparation = preparation;
        this.runner = runner;
        this.introspection = introspection;
        this.settings = settings;
    }

    @Override
    public String start(String pipelineId, String variantId, PipelineRequestOptimize request) {
        Pipeline pipeline = pipelines.find(pipelineId).orElseThrow(() -> PipelineException.noPipeline(pipelineId));
        Variant variant =
                pipeline.variant(variantId).orElseThrow(() -> PipelineException.noVariant(pipelineId, variantId));
        OptimizationInput input = new OptimizationInput(
                variant.pipelineGraph(),
                variant.pipelineGraphSimple(),
                converter.toDescription(variant.pipelineGraph()));
        JobTask task =
                switch (request.type()) {
                    case PREPROCESS -> job -> Outcomes.completed(preprocess(input));
                    case OPTIMIZE -> optimization(input, request);
                };
        return jobs.submit(
                JobKind.OPTIMIZATION, ResultJson.write(request, input), Outcomes.CANCELLED, Outcomes.explained(task));
    }

    private OptimizationResult preprocess(OptimizationInput input) {
        String text = Preprocessing.apply(input.originalPipelineDescription());
        VariantGraphs graphs = converter.toGraphs(text);
        return new OptimizationResult(
                null, graphs.advanced(), graphs.simple(), text, null, null, null, null, null, null, null);
    }

    private JobTask optimization(OptimizationInput input, PipelineRequestOptimize request) {
        if (input.originalPipelineGraph().nodes().stream()
                .anyMatch(node -> node.type().equals("tee"))) {
            throw new TestRefusedException(
                    "A pipeline with a 'tee' cannot be optimized: remove its other branches first.");
        }
        Parameters parameters = Parameters.of(request.parameters());
        return job -> optimize(input, parameters, job);
    }

    private JobOutcome optimize(OptimizationInput input, Parameters parameters, JobContext job)
            throws InterruptedException, IOException {
        job.phase(JobPhase.PREPARING);
        Path scratch = settings.path(Place.RUN).resolve("optimization-" + job.id());
        // Says what may not or cannot run before anything is started.
        preparation.looped(input.originalPipelineGraph(), parameters.sampleSeconds(), scratch);
        job.phase(JobPhase.RUNNING);
        Optional<InstalledOptimizer> installed = InstalledOptimizer.find(settings, converter);
        if (installed.isPresent()) {
            return Outcomes.completed(installed.get().run(input.originalPipelineDescription(), parameters, job));
        }
        SearchClock clock = new SearchClock(parameters, System::nanoTime);
        ChildSampler sampler =
                new ChildSampler(preparation, runner, job, scratch, parameters.sampleSeconds(), clock::allowance);
        Coordinates coordinates = new Coordinates(introspection.elements(), introspection.devices());
        return Outcomes.completed(new PropertySearch(converter, coordinates.all(), sampler, clock, new Report(job))
                .run(input.originalPipelineGraph(), input.originalPipelineDescription()));
    }
}
