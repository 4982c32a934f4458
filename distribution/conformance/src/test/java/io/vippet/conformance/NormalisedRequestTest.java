package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The summary of a job tells its request as the server has understood it. */
@ExtendWith(SharedProduct.class)
class NormalisedRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void defaultsAreFilledInAndValuesCoerced(String root, Product product) {
        String graph = "{\"nodes\":[{\"id\":\"0\",\"type\":\"videotestsrc\",\"data\":{\"num-buffers\":\"1\"}},"
                + "{\"id\":\"1\",\"type\":\"fakesink\",\"data\":{\"name\":\"default_output_sink\"}}],"
                + "\"edges\":[{\"id\":\"0\",\"source\":\"0\",\"target\":\"1\"}]}";
        Reply started = product.send("POST", root + "/tests/performance", """
                {"unknown": 1, "execution_config": {"max_runtime": " 5 ", "enable_latency_metrics": "off", "more": {}},
                 "pipeline_performance_specs": [
                   {"pipeline": {"source": "graph", "pipeline_graph": %s, "x": 1}},
                   {"streams": 2.0, "pipeline": {"pipeline_description": "videotestsrc ! fakesink", "source": "description"}}]}
                """.formatted(graph));
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String id = started.json().path("job_id").asText();
        product.send("DELETE", root + "/jobs/tests/performance/" + id, "");

        String request = "{\"pipeline_performance_specs\":["
                + "{\"pipeline\":{\"source\":\"graph\",\"graph_id\":null,\"pipeline_graph\":" + graph
                + "},\"streams\":1},"
                + "{\"pipeline\":{\"source\":\"description\",\"pipeline_description\":\"videotestsrc ! fakesink\","
                + "\"description_id\":null},\"streams\":2}],"
                + "\"execution_config\":{\"output_mode\":\"disabled\",\"max_runtime\":5.0,\"metadata_mode\":\"disabled\","
                + "\"enable_latency_metrics\":false}}";
        assertThat(product.get(root + "/jobs/tests/performance/" + id).json().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"request\":" + request + "}");
    }
}
