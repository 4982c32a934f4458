package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations that declare 304 give it to who has their answer, until it changes. */
@ExtendWith(SharedProduct.class)
class ConditionalGetTest {

    private static final String PIPELINE = """
            {"name":"Revalidated","description":"x","variants":[{"name":"cpu",
            "pipeline_graph":{"nodes":[],"edges":[]},"pipeline_graph_simple":{"nodes":[],"edges":[]}}]}""";

    private static Reply get(Product product, String path, String... headers) {
        return product.send("GET", path, BodyPublishers.noBody(), headers);
    }

    private static String tag(Reply reply) {
        return reply.header("ETag").orElse("");
    }

    @TestFactory
    Stream<DynamicTest> whoHasTheAnswerIsNotSentIt(Product product) {
        Map<String, JsonNode> operations =
                new Contract(product.get("/openapi.json").json()).operations();
        List<String> paths = operations.entrySet().stream()
                .filter(operation -> operation.getValue().path("responses").has("304"))
                .map(operation -> operation.getKey().replace("GET ", ""))
                .toList();
        assertThat(paths).contains("/pipelines", "/devices");
        return Stream.of(SharedProduct.ROOTS).flatMap(root -> paths.stream()
                .map(path -> DynamicTest.dynamicTest(root + path, () -> {
                    Reply first = get(product, root + path);
                    assertThat(first.status()).isEqualTo(200);
                    assertThat(tag(first)).startsWith("\"");
                    Reply again = get(product, root + path, "If-None-Match", tag(first));
                    assertThat(again.status()).as(again.toString()).isEqualTo(304);
                    assertThat(again.text()).isEmpty();
                    Reply zipped = get(product, root + path, "Accept-Encoding", "gzip");
                    assertThat(zipped.status()).isEqualTo(200);
                    assertThat(zipped.header("Content-Encoding")).contains("gzip");
                    assertThat(tag(zipped)).isNotEqualTo(tag(first));
                })));
    }

    @Test
    void everyChangeOfAPipelineIsSeen(Product product) {
        String empty = tag(get(product, "/pipelines"));
        String id =
                product.send("POST", "/pipelines", PIPELINE).json().path("id").asText();
        Reply created = get(product, "/pipelines", "If-None-Match", empty);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text()).contains("\"Revalidated\"");

        product.send("PATCH", "/pipelines/" + id, "{\"name\":\"Renamed\"}");
        Reply renamed = get(product, "/pipelines", "If-None-Match", tag(created));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.text()).contains("\"Renamed\"").doesNotContain("\"Revalidated\"");

        product.send("DELETE", "/pipelines/" + id, BodyPublishers.noBody());
        Reply deleted = get(product, "/pipelines", "If-None-Match", tag(renamed));
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(tag(deleted)).isEqualTo(empty);
    }
}
