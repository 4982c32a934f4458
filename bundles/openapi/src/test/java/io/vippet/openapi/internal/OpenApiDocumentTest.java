package io.vippet.openapi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.api.payload.Addition;
import io.vippet.api.payload.AnyOf;
import io.vippet.api.payload.Default;
import io.vippet.api.payload.Discriminator;
import io.vippet.api.payload.Required;
import io.vippet.api.payload.Tag;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.ServedOperations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    enum Colour {
        RED,
        BLUE
    }

    record Point(double x, @Default("1.5") double y) {}

    @Discriminator("kind")
    sealed interface Figure permits Circle, Square {}

    @Tag("circle")
    record Circle(Point centre) implements Figure {}

    @Tag("square")
    record Square(@Min(0) @Max(9) int side) implements Figure {}

    record Drawing(
            @Size(min = 1) String name,
            @Default("[]") List<Figure> figures,
            @Default(value = "[]", documented = false) List<String> notes,
            @Default("{\"x\":2.0}") Point origin,
            @Nullable Colour colour,
            @Required @Nullable Instant made,
            Map<String, Object> free,
            Map<String, List<Long>> numbers,
            List<@AnyOf({String.class, Long.class}) Object> place,
            @Addition @Nullable String extra) {}

    /** What a stranger writes who knows Jakarta REST and nothing of this server. */
    interface Plain {

        Drawing draw(@PathParam("name") String name, @QueryParam("limit") @DefaultValue("5") @Max(10) int limit);

        @Answer({201, 409})
        Drawing add(@HeaderParam("X-Colour") String colour, Drawing drawing);

        Object find(@PathParam("id") UUID id);

        void put(InputStream body);

        CompletionStage<List<Point>> later();
    }

    private static Operation operation(String method, String path, String handler) {
        Method found = Arrays.stream(Plain.class.getMethods())
                .filter(candidate -> candidate.getName().equals(handler))
                .findFirst()
                .orElseThrow();
        return new Operation(method, path, found, Set.of());
    }

    private static JsonNode document(Operation... operations) {
        return OpenApiDocument.of(List.of(operations));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    /** Numbers compare as they are spelled. */
    private static JsonNode spelled(JsonNode node) throws Exception {
        return new ObjectMapper().readTree(node.toString());
    }

    @Test
    void theServerAndWhereItLies() throws Exception {
        JsonNode document = document();
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("servers")).isEqualTo(json("[{'url':'/api/v1'}]"));
        assertThat(document.path("paths").isEmpty()).isTrue();
    }

    @Test
    void membersOfARecord() throws Exception {
        JsonNode drawing =
                document(operation("GET", "/drawings/{name}", "draw")).at("/components/schemas/Drawing");
        assertThat(spelled(drawing)).isEqualTo(json("""
                {'properties':{
                  'name':{'type':'string','minLength':1},
                  'figures':{'type':'array','items':{'oneOf':[
                     {'$ref':'#/components/schemas/Circle'},{'$ref':'#/components/schemas/Square'}],
                     'discriminator':{'propertyName':'kind','mapping':{
                       'circle':'#/components/schemas/Circle','square':'#/components/schemas/Square'}}},'default':[]},
                  'notes':{'type':'array','items':{'type':'string'}},
                  'origin':{'$ref':'#/components/schemas/Point','default':{'x':2.0,'y':1.5}},
                  'colour':{'anyOf':[{'$ref':'#/components/schemas/Colour'},{'type':'null'}]},
                  'made':{'anyOf':[{'type':'string','format':'date-time'},{'type':'null'}]},
                  'free':{'type':'object','additionalProperties':true},
                  'numbers':{'type':'object','additionalProperties':{'type':'array','items':{'type':'integer'}}},
                  'place':{'type':'array','items':{'anyOf':[{'type':'string'},{'type':'integer'}]}},
                  'extra':{'type':'string'}},
                 'type':'object',
                 'required':['name','made','free','numbers','place']}"""));
    }

    @Test
    void recordsOfAUnionCarryTheirTag() throws Exception {
        JsonNode square = document(operation("GET", "/drawings/{name}", "draw")).at("/components/schemas/Square");
        assertThat(spelled(square)).isEqualTo(json("""
                {'properties':{'kind':{'type':'string','const':'square','default':'square'},
                   'side':{'type':'integer','minimum':0,'maximum':9}},
                 'type':'object','required':['side']}"""));
    }

    @Test
    void parametersAndTheirLimits() throws Exception {
        JsonNode draw = document(operation("GET", "/drawings/{name}", "draw")).at("/paths/~1drawings~1{name}/get");
        assertThat(spelled(draw.path("parameters"))).isEqualTo(json("""
                [{'name':'name','in':'path','required':true,'schema':{'type':'string'}},
                 {'name':'limit','in':'query','required':false,
                  'schema':{'type':'integer','maximum':10,'default':5}}]"""));
        assertThat(draw.path("tags")).isEqualTo(json("['drawings']"));
        assertThat(draw.path("operationId").asText()).isEqualTo("draw");
        assertThat(draw.path("responses").has("422")).isTrue();
    }

    @Test
    void namedAnswersReplaceTheUsualOne() {
        JsonNode add = document(operation("POST", "/drawings", "add")).at("/paths/~1drawings/post");
        assertThat(add.path("responses").propertyStream().map(Map.Entry::getKey))
                .containsExactly("201", "400", "401", "403", "408", "409", "413", "422", "500", "503");
        assertThat(add.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Drawing");
        assertThat(add.at("/responses/409/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/MessageResponse");
        assertThat(add.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(add.at("/parameters/0/in").asText()).isEqualTo("header");
    }

    @Test
    void whatNoDescriptionKnowsIsStillThere() throws Exception {
        JsonNode document = document(
                operation("GET", "/things/{id}", "find"),
                operation("POST", "/things", "put"),
                operation("GET", "/things", "later"));
        assertThat(document.at("/paths/~1things~1{id}/get/parameters/0/schema")).isEqualTo(json("{'type':'string'}"));
        assertThat(document.at("/paths/~1things~1{id}/get/responses/200/content/application~1json/schema"))
                .isEqualTo(json("{}"));
        assertThat(document.at("/paths/~1things/post/requestBody/content").has("application/octet-stream"))
                .isTrue();
        assertThat(document.at("/paths/~1things/post/responses/204").has("content"))
                .isFalse();
        assertThat(document.at("/paths/~1things/get/responses/200/content/application~1json/schema/type")
                        .asText())
                .isEqualTo("array");
    }

    @Test
    void twoOperationsOfOneNameGetDifferentIds() {
        JsonNode document = document(operation("GET", "/a", "later"), operation("GET", "/b", "later"));
        assertThat(document.at("/paths/~1a/get/operationId").asText()).isEqualTo("later");
        assertThat(document.at("/paths/~1b/get/operationId").asText()).isEqualTo("later_b");
    }

    @Test
    void twoRecordsOfOneNameGetDifferentNames() {
        record Local() {
            record Point(String text) {}
        }
        Schemas schemas = new Schemas();
        schemas.of(new io.vippet.description.Shape.Structure(Point.class));
        schemas.of(new io.vippet.description.Shape.Structure(Local.Point.class));
        assertThat(schemas.named().propertyStream().map(Map.Entry::getKey))
                .hasSize(2)
                .contains("Point")
                .anyMatch(name -> name.endsWith("Local_Point"));
    }

    @Test
    void theServersOwnOperationsHaveNoGate() {
        JsonNode health = OpenApiDocument.of(ServerOperations.list()).at("/paths/~1health/get");
        assertThat(health.path("operationId").asText()).isEqualTo("get_health");
        assertThat(health.path("responses").propertyStream().map(Map.Entry::getKey))
                .containsExactly("200");
    }
}
