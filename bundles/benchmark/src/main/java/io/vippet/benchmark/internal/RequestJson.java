package io.vippet.benchmark.internal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.job.DensityTestSpec;
import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.PerformanceTestSpec;
import io.vippet.api.job.PipelineDensitySpec;
import io.vippet.api.job.PipelinePerformanceSpec;
import io.vippet.api.job.TestPipeline;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.Locale;

/** Writes a request the way summaries show it: all defaults filled in, ids that were not given as {@code null}. */
final class RequestJson {

    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(PerformanceTestSpec spec) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode specs = root.putArray("pipeline_performance_specs");
        for (PipelinePerformanceSpec pipeline : spec.pipelinePerformanceSpecs()) {
            ObjectNode node = specs.addObject();
            pipeline(node.putObject("pipeline"), pipeline.pipeline());
            node.put("streams", pipeline.streams());
        }
        config(root.putObject("execution_config"), spec.executionConfig());
        return root.toString();
    }

    String write(DensityTestSpec spec) {
        ObjectNode root = mapper.createObjectNode().put("fps_floor", spec.fpsFloor());
        ArrayNode specs = root.putArray("pipeline_density_specs");
        for (PipelineDensitySpec pipeline : spec.pipelineDensitySpecs()) {
            ObjectNode node = specs.addObject();
            pipeline(node.putObject("pipeline"), pipeline.pipeline());
            node.put("stream_rate", pipeline.streamRate());
        }
        config(root.putObject("execution_config"), spec.executionConfig());
        if (spec.criterion() != null) {
            root.put("criterion", wireName(spec.criterion()));
        }
        return root.toString();
    }

    private static void pipeline(ObjectNode node, TestPipeline pipeline) {
        switch (pipeline) {
            case TestPipeline.OfVariant v ->
                node.put("source", "variant").put("pipeline_id", v.pipelineId()).put("variant_id", v.variantId());
            case TestPipeline.OfGraph g -> {
                node.put("source", "graph").put("graph_id", g.graphId());
                graph(node.putObject("pipeline_graph"), g.pipelineGraph());
            }
            case TestPipeline.OfDescription d ->
                node.put("source", "description")
                        .put("pipeline_description", d.pipelineDescription())
                        .put("description_id", d.descriptionId());
        }
    }

    private static void graph(ObjectNode node, Graph graph) {
        ArrayNode nodes = node.putArray("nodes");
        for (Node n : graph.nodes()) {
            ObjectNode data =
                    nodes.addObject().put("id", n.id()).put("type", n.type()).putObject("data");
            n.data().forEach(data::put);
        }
        ArrayNode edges = node.putArray("edges");
        for (Edge e : graph.edges()) {
            edges.addObject().put("id", e.id()).put("source", e.source()).put("target", e.target());
        }
    }

    private static void config(ObjectNode node, ExecutionConfig config) {
        node.put("output_mode", wireName(config.outputMode()))
                .put("max_runtime", config.maxRuntime())
                .put("metadata_mode", wireName(config.metadataMode()))
                .put("enable_latency_metrics", config.enableLatencyMetrics());
    }

    private static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
