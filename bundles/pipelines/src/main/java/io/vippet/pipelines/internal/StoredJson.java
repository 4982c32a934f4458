package io.vippet.pipelines.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes texts, lists of texts and graphs as JSON for the database; every character and every order comes back. */
final class StoredJson {

    private static final JsonMapper JSON = new JsonMapper();

    private StoredJson() {}

    static String texts(List<String> texts) {
        ArrayNode array = JSON.createArrayNode();
        texts.forEach(array::add);
        return array.toString();
    }

    static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        read(json).forEach(text -> texts.add(text.textValue()));
        return List.copyOf(texts);
    }

    static String graph(Graph graph) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode nodes = root.putArray("nodes");
        for (Node node : graph.nodes()) {
            ObjectNode data = nodes.addObject()
                    .put("id", node.id())
                    .put("type", node.type())
                    .putObject("data");
            node.data().forEach(data::put);
        }
        ArrayNode edges = root.putArray("edges");
        for (Edge edge : graph.edges()) {
            edges.addObject().put("id", edge.id()).put("source", edge.source()).put("target", edge.target());
        }
        return root.toString();
    }

    static Graph graph(String json) {
        JsonNode root = read(json);
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node : root.path("nodes")) {
            Map<String, String> data = new LinkedHashMap<>();
            node.path("data")
                    .properties()
                    .forEach(entry -> data.put(entry.getKey(), entry.getValue().textValue()));
            nodes.add(new Node(text(node, "id"), text(node, "type"), data));
        }
        List<Edge> edges = new ArrayList<>();
        for (JsonNode edge : root.path("edges")) {
            edges.add(new Edge(text(edge, "id"), text(edge, "source"), text(edge, "target")));
        }
        return new Graph(nodes, edges);
    }

    /** Characters that a pipeline takes as JSON, nearly. */
    static long size(StoredPipeline pipeline) {
        long size = length(pipeline.name()) + length(pipeline.description());
        for (String tag : pipeline.tags() == null ? List.<String>of() : pipeline.tags()) {
            size += tag.length();
        }
        for (Variant variant : pipeline.variants()) {
            size += variant.name().length()
                    + graph(variant.pipelineGraph()).length()
                    + graph(variant.pipelineGraphSimple()).length();
        }
        return size;
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static String text(JsonNode node, String member) {
        return node.required(member).textValue();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Stored text is no JSON", e);
        }
    }
}
