package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of users from their creation to a run, across a crash and an update of a pack. */
class EditedPipelinesTest {

    private static final String BARS =
            "videotestsrc num-buffers=%d ! gvafpscounter ! fakesink name=default_output_sink";
    private static final String UNTHROTTLED = "{}";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    @Test
    void aPipelineIsMadeEditedRunAndStillThereAfterAKill() throws Exception {
        try (var product = Product.start(home)) {
            var id = send(product, 201, "POST", "/pipelines", definition(product, 300))
                    .path("id")
                    .asText();
            assertThat(id).isEqualTo("my-pipeline");
            var path = "/pipelines/" + id + "/variants/cpu";
            assertThat(product.await(product.submit(id, "cpu", 1, UNTHROTTLED))
                            .path("frames")
                            .asInt())
                    .isEqualTo(300);

            // What the job was started with counts, whatever happens to the variant meanwhile.
            var blocker = product.submit("people-and-vehicles", "cpu", 1, "{\"max_runtime\":2}");
            var queued = product.submit(id, "cpu", 1, UNTHROTTLED);
            var edited = json.createObjectNode();
            edited.set("pipeline_graph_simple", simple(product, 500));
            assertThat(send(product, 200, "PATCH", path, edited).path("pipeline_graph"))
                    .isEqualTo(graphs(product, 500).path("pipeline_graph"));
            product.await(blocker);
            assertThat(product.await(queued).path("frames").asInt()).isEqualTo(300);

            var added = send(product, 201, "POST", "/pipelines/people-and-vehicles/variants", variant(product, 100));
            send(product, 200, "PATCH", "/pipelines/people-and-vehicles", json.readTree("{\"tags\":[\"mine\"]}"));
            var before = product.get("/pipelines/" + id);

            product.kill();
            product.launch();

            assertThat(product.get("/pipelines/" + id)).isEqualTo(before);
            var packed = product.get("/pipelines/people-and-vehicles");
            assertThat(packed.path("tags").path(0).asText()).isEqualTo("mine");
            assertThat(packed.path("variants").path(packed.path("variants").size() - 1))
                    .isEqualTo(added);
            assertThat(product.await(product.submit(id, "cpu", 1, UNTHROTTLED))
                            .path("frames")
                            .asInt())
                    .isEqualTo(500);
            send(product, 200, "DELETE", "/pipelines/" + id, null);
            send(product, 404, "GET", "/pipelines/" + id, null);
        }
    }

    @Test
    void aVariantOfAUserSurvivesAnUpdateOfThePack() throws Exception {
        try (var product = Product.start(home)) {
            drop("1.0.0", "A test picture.");
            awaitDescription(product, "A test picture.");
            var added = send(product, 201, "POST", "/pipelines/coloured-bars/variants", variant(product, 100));

            drop("1.1.0", "A better one.");
            awaitDescription(product, "A better one.");

            var variants = product.get("/pipelines/coloured-bars").path("variants");
            assertThat(StreamSupport.stream(variants.spliterator(), false)
                            .map(v -> v.path("id").asText()))
                    .containsExactly("cpu", "mine");
            assertThat(variants.path(1)).isEqualTo(added);
            assertThat(product.await(product.submit("coloured-bars", "mine", 1, UNTHROTTLED))
                            .path("frames")
                            .asInt())
                    .isEqualTo(100);
        }
    }

    private void drop(String version, String definition) throws Exception {
        var jar = PackJar.write(elsewhere.resolve("bars.jar"), version, definition);
        Files.move(
                jar,
                home.resolve("load/bars.jar"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitDescription(Product product, String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> product.get("/pipelines/coloured-bars")
                        .path("description")
                        .asText()
                        .equals(text));
    }

    private ObjectNode definition(Product product, int frames) throws Exception {
        var definition = json.createObjectNode();
        definition.put("name", "My Pipeline").put("description", "Coloured bars");
        definition.putArray("variants").add(variant(product, frames).put("name", "CPU"));
        return definition;
    }

    private ObjectNode variant(Product product, int frames) throws Exception {
        ObjectNode variant = json.createObjectNode().put("name", "Mine");
        variant.setAll((ObjectNode) graphs(product, frames));
        return variant;
    }

    private JsonNode simple(Product product, int frames) throws Exception {
        return graphs(product, frames).path("pipeline_graph_simple");
    }

    private JsonNode graphs(Product product, int frames) throws Exception {
        var description = json.createObjectNode().put("pipeline_description", BARS.formatted(frames));
        return send(product, 200, "POST", "/convert/to-graph", description);
    }

    private JsonNode send(Product product, int status, String method, String path, JsonNode body) throws Exception {
        var response = product.send(method, path, body == null ? null : body.toString());
        assertThat(response.statusCode())
                .as(method + " " + path + ": " + response.body())
                .isEqualTo(status);
        return json.readTree(response.body());
    }
}
