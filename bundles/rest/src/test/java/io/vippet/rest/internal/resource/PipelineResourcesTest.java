package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineEditor;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.view.VariantGraphs;
import io.vippet.rest.internal.dispatch.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What requests that change and convert pipelines become, and what comes back. */
class PipelineResourcesTest {

    private static final String GRAPH_JSON = "{\"nodes\":[{\"id\":\"0\",\"type\":\"videotestsrc\",\"data\":{}},"
            + "{\"id\":\"1\",\"type\":\"fakesink\",\"data\":{\"z\":\"\",\"a\":\"é\"}}],"
            + "\"edges\":[{\"id\":\"0\",\"source\":\"0\",\"target\":\"1\"}]}";
    private static final String EMPTY_JSON = "{\"nodes\":[],\"edges\":[]}";
    private static final Graph EMPTY = new Graph(List.of(), List.of());
    private static final Graph GRAPH = new Graph(
            List.of(new Node("0", "videotestsrc", Map.of()), new Node("1", "fakesink", orderedData())),
            List.of(new Edge("0", "0", "1")));
    private static final Instant NOW = Instant.parse("2026-02-05T14:30:45Z");
    private static final Variant VARIANT = new Variant("cpu", "CPU", false, GRAPH, EMPTY, NOW, NOW);
    private static final String VARIANT_JSON = "{\"id\":\"cpu\",\"name\":\"CPU\",\"read_only\":false,"
            + "\"pipeline_graph\":" + GRAPH_JSON + ",\"pipeline_graph_simple\":" + EMPTY_JSON
            + ",\"created_at\":\"2026-02-05T14:30:45Z\",\"modified_at\":\"2026-02-05T14:30:45Z\"}";
    private static final Pipeline PIPELINE = new Pipeline(
            "mine", "Mine", "text", PipelineSource.USER_CREATED, List.of(), List.of(VARIANT), null, NOW, NOW);
    private static final String PIPELINE_JSON = "{\"id\":\"mine\",\"name\":\"Mine\",\"description\":\"text\","
            + "\"source\":\"USER_CREATED\",\"tags\":[],\"variants\":[" + VARIANT_JSON + "],\"thumbnail\":null,"
            + "\"created_at\":\"2026-02-05T14:30:45Z\",\"modified_at\":\"2026-02-05T14:30:45Z\"}";
    private static final String VARIANT_CREATE =
            "{\"name\":\" CPU \",\"pipeline_graph\":" + GRAPH_JSON + ",\"pipeline_graph_simple\":" + EMPTY_JSON + "}";
    private static final String DEFINITION =
            "{\"name\":\" Mine \",\"description\":\"text\",\"variants\":[" + VARIANT_CREATE + "]}";

    private static final List<Object> CALLS = new ArrayList<>();

    private static volatile @Nullable RuntimeException failure;
    private static TestServer server;

    private final ObjectMapper json = new ObjectMapper();

    private static Map<String, String> orderedData() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("z", "");
        data.put("a", "é");
        return data;
    }

    @BeforeAll
    static void start() throws Exception {
        Pipelines pipelines = Fakes.of(Pipelines.class, Map.of("find", answer(Optional.of(PIPELINE))));
        PipelineEditor editor = Fakes.of(
                PipelineEditor.class,
                Map.of(
                        "create", answer(PIPELINE),
                        "update", answer(PIPELINE),
                        "delete", answer("void"),
                        "addVariant", answer(VARIANT),
                        "updateVariant", answer(VARIANT),
                        "deleteVariant", answer("void")));
        GraphConverter converter = Fakes.of(
                GraphConverter.class,
                Map.of(
                        "toGraphs", answer(new VariantGraphs(GRAPH, EMPTY)),
                        "toDescription", answer("videotestsrc ! fakesink"),
                        "toSimple", answer(EMPTY),
                        "toAdvanced", answer(GRAPH)));
        server = new TestServer(
                new PipelinesResource(pipelines, editor),
                new PipelineVariantsResource(editor, converter),
                new ConvertResource(converter));
    }

    private static Function<Object[], Object> answer(Object answer) {
        return arguments -> {
            CALLS.addAll(List.of(arguments));
            if (failure != null) {
                throw failure;
            }
            return answer.equals("void") ? null : answer;
        };
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void forget() {
        CALLS.clear();
        failure = null;
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return server.send(
                method, path, body.isEmpty() ? "" : "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String send(int status, String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        return answer.body();
    }

    // ---- what comes in and goes out

    @Test
    void createsAPipeline() {
        assertThat(send(201, "POST", "/pipelines", DEFINITION)).isEqualTo("{\"id\":\"mine\"}");
        assertThat(CALLS)
                .containsExactly(new PipelineDefinition(
                        " Mine ",
                        "text",
                        PipelineSource.USER_CREATED,
                        List.of(),
                        List.of(new VariantCreate("CPU", GRAPH, EMPTY))));
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        String sent = DEFINITION.replace(
                "\"description\"", "\"id\":7,\"source\":\"TEMPLATE\",\"tags\":[\"b\",\"a\"],\"description\"");
        send(201, "POST", "/pipelines", sent);
        PipelineDefinition definition = (PipelineDefinition) CALLS.getFirst();
        assertThat(definition.source()).isEqualTo(PipelineSource.TEMPLATE);
        assertThat(definition.tags()).containsExactly("b", "a");
    }

    @Test
    void keepsTheOrderOfProperties() {
        send(201, "POST", "/pipelines/mine/variants", VARIANT_CREATE);
        VariantCreate variant = (VariantCreate) CALLS.get(1);
        assertThat(variant.pipelineGraph().nodes().get(1).data().keySet()).containsExactly("z", "a");
    }

    @Test
    void updatesAPipeline() {
        assertThat(send(200, "PATCH", "/pipelines/mine", "{\"name\":null,\"tags\":[\"a\"],\"id\":\"x\"}"))
                .isEqualTo(PIPELINE_JSON);
        assertThat(CALLS).containsExactly("mine", new PipelineUpdate(null, null, List.of("a")));
    }

    @Test
    void deletesAPipeline() {
        assertThat(send(200, "DELETE", "/pipelines/mine", "")).isEqualTo("{\"message\":\"Pipeline deleted\"}");
        assertThat(CALLS).containsExactly("mine");
    }

    @Test
    void createsAVariant() {
        assertThat(send(201, "POST", "/pipelines/mine/variants", VARIANT_CREATE))
                .isEqualTo(VARIANT_JSON);
        assertThat(CALLS).containsExactly("mine", new VariantCreate("CPU", GRAPH, EMPTY));
    }

    @Test
    void updatesAVariant() {
        assertThat(send(200, "PATCH", "/pipelines/mine/variants/c%20pu", "{\"name\":\" New \"}"))
                .isEqualTo(VARIANT_JSON);
        assertThat(CALLS).containsExactly("mine", "c pu", new VariantUpdate("New", null, null));
    }

    @Test
    void deletesAVariant() {
        assertThat(send(200, "DELETE", "/pipelines/mine/variants/cpu", ""))
                .isEqualTo("{\"message\":\"Variant deleted\"}");
        assertThat(CALLS).containsExactly("mine", "cpu");
    }

    @Test
    void converts() {
        String variant = "/pipelines/mine/variants/cpu";
        assertThat(send(200, "POST", variant + "/convert-to-simple", GRAPH_JSON))
                .isEqualTo(EMPTY_JSON);
        assertThat(send(200, "POST", variant + "/convert-to-advanced", EMPTY_JSON))
                .isEqualTo(GRAPH_JSON);
        assertThat(send(200, "POST", "/convert/to-graph", "{\"pipeline_description\":\"\"}"))
                .isEqualTo("{\"pipeline_graph\":" + GRAPH_JSON + ",\"pipeline_graph_simple\":" + EMPTY_JSON + "}");
        assertThat(send(200, "POST", "/convert/to-description", GRAPH_JSON))
                .isEqualTo("{\"pipeline_description\":\"videotestsrc ! fakesink\"}");
        assertThat(CALLS).containsExactly("mine", "cpu", GRAPH, "mine", "cpu", EMPTY, "", GRAPH);
    }

    // ---- refusals

    private static Stream<List<String>> operations() {
        String variant = "/pipelines/mine/variants/cpu";
        return Stream.of(
                List.of("POST", "/pipelines", DEFINITION, "Failed to create pipeline: "),
                List.of("PATCH", "/pipelines/mine", "{\"name\":\"x\"}", "Unexpected error: "),
                List.of("DELETE", "/pipelines/mine", "", "Unexpected error: "),
                List.of("POST", "/pipelines/mine/variants", VARIANT_CREATE, "Failed to create variant: "),
                List.of("PATCH", variant, "{\"name\":\"x\"}", "Failed to update variant: "),
                List.of("DELETE", variant, "", "Unexpected error: "),
                List.of("POST", variant + "/convert-to-simple", GRAPH_JSON, "Failed to convert graph: "),
                List.of("POST", variant + "/convert-to-advanced", GRAPH_JSON, "Failed to convert graph: "),
                List.of("POST", "/convert/to-graph", "{\"pipeline_description\":\"x\"}", ""),
                List.of("POST", "/convert/to-description", GRAPH_JSON, ""));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void failuresHaveTheirCodes(List<String> operation) {
        for (PipelineException.Kind kind : PipelineException.Kind.values()) {
            failure = new PipelineException(kind, "be'cause");
            int status = kind == PipelineException.Kind.NOT_FOUND ? 404 : 400;
            assertThat(send(status, operation.get(0), operation.get(1), operation.get(2)))
                    .isEqualTo("{\"message\":\"be'cause\"}");
        }
        failure = new IllegalStateException("disk full");
        assertThat(send(500, operation.get(0), operation.get(1), operation.get(2)))
                .isEqualTo("{\"message\":\"" + operation.get(3) + "disk full\"}");
    }

    @Test
    void unknownIdsAreToldInTheUsualWords() {
        failure = PipelineException.noPipeline("mine");
        assertThat(send(404, "DELETE", "/pipelines/mine", ""))
                .isEqualTo("{\"message\":\"Pipeline with id 'mine' not found.\"}");
        failure = PipelineException.noVariant("mine", "cpu");
        assertThat(send(404, "DELETE", "/pipelines/mine/variants/cpu", ""))
                .isEqualTo("{\"message\":\"Variant 'cpu' not found in pipeline 'mine'.\"}");
    }

    /** Error types and places; no service is called. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /pipelines | {} | missing body.name; missing body.description; missing body.variants",
                "POST | /pipelines | {\"name\":\"\",\"description\":\"\",\"source\":\"x\",\"tags\":null,\"variants\":[]} |"
                        + " string_too_short body.name; string_too_short body.description; enum body.source;"
                        + " list_type body.tags; too_short body.variants",
                "POST | /pipelines | {\"name\":1,\"description\":\"d\",\"tags\":[\"a\",1],\"variants\":[{\"name\":\"\"}]} |"
                        + " string_type body.name; string_type body.tags.1;"
                        + " string_too_short body.variants.0.name; missing body.variants.0.pipeline_graph;"
                        + " missing body.variants.0.pipeline_graph_simple",
                "PATCH | /pipelines/nope | {} | value_error body",
                "PATCH | /pipelines/nope | {\"name\":null,\"variants\":[]} | value_error body",
                "PATCH | /pipelines/nope | {\"name\":\"\"} | value_error body",
                "PATCH | /pipelines/nope | {\"name\":7,\"description\":\" \"} | string_type body.name",
                "PATCH | /pipelines/nope | [] | model_attributes_type body",
                "POST | /pipelines/nope/variants | {\"name\":\"x\",\"pipeline_graph\":{\"nodes\":[{\"id\":\"0\",\"type\":\"a\","
                        + "\"data\":{\"n\":1}}]},\"pipeline_graph_simple\":null} | string_type body.pipeline_graph.nodes.0.data.n;"
                        + " missing body.pipeline_graph.edges; model_attributes_type body.pipeline_graph_simple",
                "PATCH | /pipelines/nope/variants/x | {\"name\":\"\"} | string_too_short body.name",
                "PATCH | /pipelines/nope/variants/x | {\"name\":\" \"} | value_error body",
                "PATCH | /pipelines/nope/variants/x | {\"read_only\":true} | value_error body",
                "POST | /pipelines/nope/variants/x/convert-to-simple | {} | missing body.nodes; missing body.edges",
                "POST | /pipelines/nope/variants/x/convert-to-advanced | null | missing body",
                "POST | /convert/to-graph | {\"pipeline_description\":null} | string_type body.pipeline_description",
                "POST | /convert/to-description | {\"nodes\":{},\"edges\":[1]} | list_type body.nodes;"
                        + " model_attributes_type body.edges.0"
            })
    void invalidBodies(String method, String path, String body, String expected) throws Exception {
        JsonNode errors = json.readTree(send(422, method, path, body)).get("detail");
        List<String> found = new ArrayList<>();
        for (JsonNode error : errors) {
            List<String> steps = new ArrayList<>();
            error.get("loc").forEach(step -> steps.add(step.asText()));
            found.add(error.get("type").textValue() + " " + String.join(".", steps));
        }
        assertThat(String.join("; ", found)).isEqualTo(expected);
        assertThat(CALLS).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/pipelines/p | {\"source\":\"PREDEFINED\"} |"
                        + " Value error, At least one of 'name', 'description' or 'tags' must be given.",
                "/pipelines/p | {\"name\":\" \",\"description\":\"\"} | Value error, Field 'name' must not be empty.",
                "/pipelines/p | {\"description\":\"\"} | Value error, Field 'description' must not be empty.",
                "/pipelines/p/variants/v | {\"name\":\" \",\"pipeline_graph\":{\"nodes\":[],\"edges\":[]},"
                        + "\"pipeline_graph_simple\":{\"nodes\":[],\"edges\":[]}} |"
                        + " Value error, Only one of 'pipeline_graph' and 'pipeline_graph_simple' may be given, not both.",
                "/pipelines/p/variants/v | {\"name\":null} |"
                        + " Value error, At least one of 'name', 'pipeline_graph' or 'pipeline_graph_simple' must be given.",
                "/pipelines/p/variants/v | {\"name\":\"\\u2003\\u0085\"} | Value error, Field 'name' must not be empty."
            })
    void rulesOfTheObjectAsAWhole(String path, String body, String message) throws Exception {
        JsonNode error =
                json.readTree(send(422, "PATCH", path, body)).get("detail").get(0);
        assertThat(error.get("msg").textValue()).isEqualTo(message);
        assertThat(error.get("input")).isEqualTo(json.readTree(body));
        assertThat(error.get("ctx")).isEqualTo(json.readTree("{\"error\":{}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /pipelines/mine, 405, Method Not Allowed",
        "GET, /pipelines/mine/variants, 405, Method Not Allowed",
        "GET, /pipelines/mine/variants/cpu, 405, Method Not Allowed",
        "GET, /convert/to-graph, 405, Method Not Allowed",
        "POST, /convert, 404, Not Found",
        "POST, /pipelines/mine/variants/cpu/convert, 404, Not Found"
    })
    void routing(String method, String path, int status, String detail) {
        assertThat(send(status, method, path, "{}")).isEqualTo("{\"detail\":\"" + detail + "\"}");
    }
}
