package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Fills a server until {@code GET /pipelines} answers 2.9 MB: each pipeline is made of all variants of the shipped ones. */
final class PipelinesFixture {

    static final String NAME = "copies-of-shipped-pipelines";
    private static final int BYTES = 2_900_000;

    private final Server server;

    PipelinesFixture(Server server) {
        this.server = server;
    }

    /** Creates the pipelines and returns their number. */
    int create() {
        var pipeline = JsonNodeFactory.instance.objectNode().put("description", "made to be listed");
        var variants = pipeline.putArray("variants");
        for (var shipped : server.get("/pipelines")) {
            for (var variant : shipped.path("variants")) {
                variants.add(((ObjectNode) variant).retain("name", "pipeline_graph", "pipeline_graph_simple"));
            }
        }
        int before = size();
        post(pipeline, 1);
        int each = size() - before;
        int count = Math.ceilDiv(BYTES - before, each);
        for (int i = 2; i <= count; i++) {
            post(pipeline, i);
        }
        return count;
    }

    private void post(ObjectNode pipeline, int number) {
        server.post("/pipelines", pipeline.put("name", "Copy %04d".formatted(number)));
    }

    private int size() {
        JsonNode all = server.get("/pipelines");
        return all.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
