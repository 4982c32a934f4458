package io.vippet.rest.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.api.job.PerformanceTestSpec;
import io.vippet.api.payload.Default;
import io.vippet.api.payload.Required;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.description.Shape;
import io.vippet.graph.Graph;
import io.vippet.rest.internal.wire.JsonProvider;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The wording and the order of validation errors, as clients of the contract know them. */
class ValidationErrorsTest {

    record VariantCreate(@Size(min = 1) String name, Graph pipelineGraph, Graph pipelineGraphSimple) {}

    record PipelineDefinition(
            @Size(min = 1) String name,
            @Size(min = 1) String description,
            @Default("\"USER_CREATED\"") PipelineSource source,
            @Default("[]") List<String> tags,
            @Size(min = 1) List<VariantCreate> variants) {}

    enum OptimizationType {
        PREPROCESS,
        OPTIMIZE
    }

    record PipelineRequestOptimize(
            OptimizationType type, @Required @Nullable Map<String, Object> parameters) {}

    record PipelineUpdate(@Nullable String name, @Nullable String description) {
        PipelineUpdate {
            if (name == null && description == null) {
                throw new IllegalArgumentException("give 'name' or 'description'");
            }
        }
    }

    private final ObjectMapper json = JsonProvider.mapper();

    @Test
    void missingAndEmptyMembersAreToldTogether() throws IOException {
        assertThat(errors(PipelineDefinition.class, "{\"name\":\"\",\"variants\":[]}"))
                .isEqualTo(json.readTree("""
                [{"type":"string_too_short","loc":["body","name"],"msg":"String should have at least 1 character",
                  "input":"","ctx":{"min_length":1}},
                 {"type":"missing","loc":["body","description"],"msg":"Field required",
                  "input":{"name":"","variants":[]}},
                 {"type":"too_short","loc":["body","variants"],
                  "msg":"List should have at least 1 item after validation, not 0","input":[],
                  "ctx":{"field_type":"List","min_length":1,"actual_length":0}}]"""));
    }

    @Test
    void emptyObjectLacksThreeMembers() throws IOException {
        assertThat(errors(PipelineDefinition.class, "{}").findValuesAsText("type"))
                .containsExactly("missing", "missing", "missing");
    }

    @Test
    void nullIsNoDefault() throws IOException {
        assertThat(errors(
                        PipelineDefinition.class,
                        "{\"name\":\"n\",\"description\":\"d\",\"tags\":null,\"variants\":[1]}"))
                .isEqualTo(json.readTree("""
                [{"type":"list_type","loc":["body","tags"],"msg":"Input should be a valid list","input":null},
                 {"type":"model_attributes_type","loc":["body","variants",0],
                  "msg":"Input should be a valid dictionary or object to extract fields from","input":1}]"""));
    }

    @Test
    void dataOfNodesIsText() throws IOException {
        String variant =
                "{\"name\":\"v\",\"pipeline_graph\":{\"nodes\":[{\"id\":\"0\",\"type\":\"t\",\"data\":{\"k\":5}}],"
                        + "\"edges\":[]},\"pipeline_graph_simple\":{\"nodes\":[],\"edges\":[]}}";
        assertThat(errors(VariantCreate.class, variant)).isEqualTo(json.readTree("""
                [{"type":"string_type","loc":["body","pipeline_graph","nodes",0,"data","k"],
                  "msg":"Input should be a valid string","input":5}]"""));
    }

    @Test
    void requiredMembersMayBeNullButNotAbsent() throws IOException {
        assertThat(errors(PipelineRequestOptimize.class, "{\"type\":\"OPTIMIZE\"}"))
                .isEqualTo(json.readTree("""
                [{"type":"missing","loc":["body","parameters"],"msg":"Field required","input":{"type":"OPTIMIZE"}}]"""));
        assertThat(errors(PipelineRequestOptimize.class, "{\"type\":\"OPTIMIZE\",\"parameters\":null}"))
                .isEmpty();
    }

    @Test
    void enumsListTheirValues() throws IOException {
        assertThat(errors(PipelineRequestOptimize.class, "{\"type\":\"x\",\"parameters\":null}"))
                .isEqualTo(json.readTree("""
                [{"type":"enum","loc":["body","type"],"msg":"Input should be 'PREPROCESS' or 'OPTIMIZE'","input":"x",
                  "ctx":{"expected":"'PREPROCESS' or 'OPTIMIZE'"}}]"""));
        assertThat(errors(PerformanceTestSpec.class, spec("{\"output_mode\":\"x\"}"))
                        .findValuesAsText("msg"))
                .containsExactly("Input should be 'disabled', 'file' or 'live_stream'");
    }

    @Test
    void rulesAboutTheWholeObjectComeLast() throws IOException {
        assertThat(errors(PipelineUpdate.class, "{\"x\":1}")).isEqualTo(json.readTree("""
                [{"type":"value_error","loc":["body"],"msg":"Value error, give 'name' or 'description'",
                  "input":{"x":1},"ctx":{"error":{}}}]"""));
        assertThat(errors(PipelineUpdate.class, "{\"name\":5}").findValuesAsText("type"))
                .containsExactly("string_type");
    }

    @Test
    void unionsInsertTheTag() throws IOException {
        assertThat(errors(PerformanceTestSpec.class, pipeline("{\"source\":\"variant\",\"pipeline_id\":1}")))
                .isEqualTo(json.readTree("""
                [{"type":"string_type","loc":["body","pipeline_performance_specs",0,"pipeline","variant","pipeline_id"],
                  "msg":"Input should be a valid string","input":1},
                 {"type":"missing","loc":["body","pipeline_performance_specs",0,"pipeline","variant","variant_id"],
                  "msg":"Field required","input":{"source":"variant","pipeline_id":1}}]"""));
    }

    @Test
    void unionsNameTheirTags() throws IOException {
        assertThat(errors(PerformanceTestSpec.class, pipeline("{}"))).isEqualTo(json.readTree("""
                [{"type":"union_tag_not_found","loc":["body","pipeline_performance_specs",0,"pipeline"],
                  "msg":"Unable to extract tag using discriminator 'source'","input":{},
                  "ctx":{"discriminator":"'source'"}}]"""));
        assertThat(errors(PerformanceTestSpec.class, pipeline("{\"source\":\"x\"}")))
                .isEqualTo(json.readTree("""
                [{"type":"union_tag_invalid","loc":["body","pipeline_performance_specs",0,"pipeline"],
                  "msg":"Input tag 'x' found using 'source' does not match any of the expected tags: \
                'variant', 'graph', 'description'","input":{"source":"x"},
                  "ctx":{"discriminator":"'source'","tag":"x","expected_tags":"'variant', 'graph', 'description'"}}]"""));
        assertThat(errors(PerformanceTestSpec.class, pipeline("{\"source\":null}"))
                        .findValuesAsText("tag"))
                .containsExactly("None");
    }

    @Test
    void limitsAreNamed() throws IOException {
        assertThat(errors(PerformanceTestSpec.class, spec("{\"max_runtime\":\"-1\"}")))
                .isEqualTo(json.readTree("""
                [{"type":"greater_than_equal","loc":["body","execution_config","max_runtime"],
                  "msg":"Input should be greater than or equal to 0","input":"-1","ctx":{"ge":0.0}}]"""));
    }

    @Test
    void absentMembersTakeTheirDefaults() throws IOException {
        Binder binder = new Binder();
        Object spec = binder.body(
                new Shape.Structure(PerformanceTestSpec.class),
                false,
                json.readTree(pipeline("{\"source\":\"variant\",\"pipeline_id\":\"p\",\"variant_id\":\"v\",\"x\":1}")));
        assertThat(json.writeValueAsString(spec))
                .isEqualTo(
                        "{\"pipeline_performance_specs\":[{\"pipeline\":{\"source\":\"variant\",\"pipeline_id\":\"p\","
                                + "\"variant_id\":\"v\"},\"streams\":1}],\"execution_config\":{\"output_mode\":\"disabled\","
                                + "\"max_runtime\":0.0,\"metadata_mode\":\"disabled\",\"enable_latency_metrics\":false}}");
    }

    private static String spec(String config) {
        return "{\"pipeline_performance_specs\":[],\"execution_config\":" + config + "}";
    }

    private static String pipeline(String pipeline) {
        return "{\"pipeline_performance_specs\":[{\"pipeline\":" + pipeline + "}]}";
    }

    private JsonNode errors(Class<? extends Record> type, String body) throws IOException {
        Binder binder = new Binder();
        binder.body(new Shape.Structure(type), false, json.readTree(body));
        return json.readTree(json.writeValueAsString(binder.errors()));
    }
}
