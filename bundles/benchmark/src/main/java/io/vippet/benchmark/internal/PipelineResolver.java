package io.vippet.benchmark.internal;

import io.vippet.api.job.TestPipeline;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import io.vippet.graph.Slug;
import io.vippet.graph.SyntheticId;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.launch.LaunchText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Finds the graph that a test means, and the id under which results speak of it. */
final class PipelineResolver {

    private final Pipelines pipelines;
    private final RunPreparation preparation;

    PipelineResolver(Pipelines pipelines, RunPreparation preparation) {
        this.pipelines = pipelines;
        this.preparation = preparation;
    }

    /**
     * Resolves all pipelines of a test.
     *
     * @throws TestRefusedException also when two of them have the same id
     */
    <T> List<PipelineStreams> resolveAll(
            List<T> specs, Function<T, TestPipeline> pipelineOf, ToIntFunction<T> streamsOf) {
        List<PipelineStreams> resolved = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (T spec : specs) {
            PipelineStreams pipeline = resolve(pipelineOf.apply(spec), streamsOf.applyAsInt(spec));
            if (!ids.add(pipeline.id())) {
                throw new TestRefusedException(
                        "Duplicate pipeline_id found: '%s'. Name each pipeline once and raise its streams instead."
                                .formatted(pipeline.id()));
            }
            resolved.add(pipeline);
        }
        return List.copyOf(resolved);
    }

    /**
     * Resolves a pipeline. What comes with the request must be allowed to run; stored variants are checked when they
     * run.
     *
     * @throws TestRefusedException saying what is unknown, malformed or forbidden
     */
    private PipelineStreams resolve(TestPipeline pipeline, int streams) {
        return switch (pipeline) {
            case TestPipeline.OfVariant v -> variant(v, streams);
            case TestPipeline.OfGraph g -> {
                String id = id("graph_id", g.graphId(), () -> SyntheticId.ofGraph(g.pipelineGraph()));
                yield allowed(new PipelineStreams(id, id, g.pipelineGraph(), streams));
            }
            case TestPipeline.OfDescription d -> {
                String text = d.pipelineDescription();
                String id = id("description_id", d.descriptionId(), () -> SyntheticId.ofDescription(text));
                yield allowed(new PipelineStreams(id, id, parse(text), streams));
            }
        };
    }

    private PipelineStreams variant(TestPipeline.OfVariant reference, int streams) {
        String pipelineId = reference.pipelineId();
        String variantId = reference.variantId();
        Pipeline pipeline = pipelines
                .find(pipelineId)
                .orElseThrow(() -> new TestRefusedException("Pipeline with id '%s' not found.".formatted(pipelineId)));
        Variant variant = pipeline.variant(variantId)
                .orElseThrow(() -> new TestRefusedException(
                        "Variant '%s' not found in pipeline '%s'.".formatted(variantId, pipelineId)));
        String id = "/pipelines/%s/variants/%s".formatted(pipelineId, variantId);
        return new PipelineStreams(id, pipeline.name(), variant.pipelineGraph(), streams);
    }

    private Graph parse(String text) {
        try {
            return LaunchText.parse(text, preparation.catalog());
        } catch (GraphException e) {
            throw new TestRefusedException("Invalid pipeline description: " + e.getMessage(), e);
        }
    }

    private PipelineStreams allowed(PipelineStreams pipeline) {
        try {
            preparation.checkPolicy(pipeline.graph());
            return pipeline;
        } catch (GraphException e) {
            throw new TestRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String id(String member, @Nullable String given, Supplier<String> synthetic) {
        if (given == null) {
            return synthetic.get();
        }
        String id = given.strip();
        if (id.isEmpty()) {
            throw new TestRefusedException(
                    member + " cannot be empty; leave it out to have one made from the content.");
        }
        String slug = Slug.path(id);
        if (slug.length() > Slug.MAX_ID) {
            slug = slug.substring(0, Slug.MAX_ID).replaceAll("^-+|-+$", "");
        }
        if (!slug.equals(id)) {
            String hint = slug.isEmpty() ? "" : " Suggestion: '" + slug + "'.";
            throw new TestRefusedException(("%s '%s' is not allowed: use at most %d lower-case letters, digits and"
                            + " single dashes, no dash at either end.%s")
                    .formatted(member, id, Slug.MAX_ID, hint));
        }
        return id;
    }
}
