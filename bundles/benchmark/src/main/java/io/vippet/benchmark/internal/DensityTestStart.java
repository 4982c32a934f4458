package io.vippet.benchmark.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.job.DensityCriterion;
import io.vippet.api.job.DensityTestSpec;
import io.vippet.api.job.DensityTests;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.job.PipelineDensitySpec;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.runner.Runner;
import io.vippet.density.Limits;
import io.vippet.graph.command.PipelineStreams;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a density test while the caller waits, then hands it to the queue. */
@Component(service = DensityTests.class)
public final class DensityTestStart implements DensityTests {

    private static final int ALL = 100;

    private final Jobs jobs;
    private final PipelineResolver resolver;
    private final RunPreparation preparation;
    private final Runner runner;
    private final Watchers watchers;
    private final Limits limits;
    private final Duration patience;
    private final RequestJson requests = new RequestJson();

    /** Creates the service. */
    @Activate
    public DensityTestStart(
            @Reference Jobs jobs,
            @Reference Pipelines pipelines,
            @Reference RunPreparation preparation,
            @Reference Runner runner,
            @Reference Watchers watchers,
            @Reference Settings settings) {
        this.jobs = jobs;
        this.preparation = preparation;
        this.runner = runner;
        this.watchers = watchers;
        resolver = new PipelineResolver(pipelines, preparation);
        limits = new Limits(
                Math.max(1, settings.integer("VIPPET_DENSITY_MAX_STREAMS", Limits.STANDARD.maxStreams())),
                Math.max(1, settings.integer("VIPPET_DENSITY_MAX_RUNS", Limits.STANDARD.maxRuns())));
        patience = Duration.ofSeconds(Math.max(1, settings.integer("VIPPET_DENSITY_MAX_SECONDS", 3600)));
    }

    @Override
    public String start(DensityTestSpec spec) {
        List<PipelineDensitySpec> specs = spec.pipelineDensitySpecs();
        if (specs.isEmpty()) {
            throw new TestRefusedException("pipeline_density_specs cannot be empty");
        }
        List<PipelineStreams> pipelines = resolver.resolveAll(specs, PipelineDensitySpec::pipeline, any -> 0);
        List<Integer> percents =
                specs.stream().map(PipelineDensitySpec::streamRate).toList();
        long sum = percents.stream().mapToLong(Integer::longValue).sum();
        if (sum != ALL) {
            throw new TestRefusedException("The stream_rate values of all pipelines must make 100, not " + sum + ".");
        }
        DensityPlan plan = new DensityPlan(
                spec.fpsFloor(),
                Objects.requireNonNullElse(spec.criterion(), DensityCriterion.MEAN),
                pipelines,
                percents,
                spec.executionConfig());
        return jobs.submit(
                JobKind.DENSITY,
                requests.write(spec),
                Outcomes.densityCancelled(),
                Outcomes.explained(job -> run(plan, job)));
    }

    private JobOutcome run(DensityPlan plan, JobContext job) throws InterruptedException {
        check(plan);
        JobRuns runs = new JobRuns(runner, plan.config(), job, watchers);
        return new DensityRun(preparation, plan, job, runs, limits, patience).run();
    }

    private static void check(DensityPlan plan) {
        if (plan.config().outputMode() == OutputMode.LIVE_STREAM) {
            throw new TestRefusedException("A density test cannot stream live: set output_mode to disabled or file.");
        }
        if (plan.config().metadataMode() != MetadataMode.DISABLED) {
            throw new TestRefusedException("A density test writes no metadata: set metadata_mode to disabled.");
        }
        for (PipelineStreams pipeline : plan.shared()) {
            if (pipeline.graph().nodes().stream().anyMatch(node -> node.type().equals("v4l2src"))) {
                throw new TestRefusedException("Pipeline '" + pipeline.name()
                        + "' reads a USB camera, which serves one stream: a density test needs files.");
            }
        }
    }
}
