package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Graphs as JSON. */
public final class GraphJson {

    private GraphJson() {}

    public static Graph read(JsonNode json) {
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node : json.get("nodes")) {
            Map<String, String> data = new LinkedHashMap<>();
            node.get("data")
                    .properties()
                    .forEach(e -> data.put(e.getKey(), e.getValue().asText()));
            nodes.add(new Node(node.get("id").asText(), node.get("type").asText(), data));
        }
        List<Edge> edges = new ArrayList<>();
        for (JsonNode edge : json.get("edges")) {
            edges.add(new Edge(
                    edge.get("id").asText(),
                    edge.get("source").asText(),
                    edge.get("target").asText()));
        }
        return new Graph(nodes, edges);
    }

    public static ObjectNode write(Graph graph) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode nodes = json.putArray("nodes");
        for (Node node : graph.nodes()) {
            ObjectNode data = nodes.addObject()
                    .put("id", node.id())
                    .put("type", node.type())
                    .putObject("data");
            node.data().forEach(data::put);
        }
        ArrayNode edges = json.putArray("edges");
        for (Edge edge : graph.edges()) {
            edges.addObject().put("id", edge.id()).put("source", edge.source()).put("target", edge.target());
        }
        return json;
    }
}
