package io.vippet.rest.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vippet.rest.internal.dispatch.TestServer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies and parameters arrive over HTTP. */
class BodyTest {

    @Path("/takes/{number}")
    @Produces("application/json")
    public static final class Takes {

        public record Note(String text) {}

        public record Taken(int number, int limit, String text) {}

        @POST
        public Taken take(
                Note note,
                @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
                @PathParam("number") int number) {
            return new Taken(number, limit, note.text());
        }
    }

    private static final String NOTE = "{\"text\":\"é\"}";
    private static TestServer server;
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(new Takes());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "application/json;charset=latin1",
                "application/merge-patch+json",
                " application/json "
            })
    void jsonIsRead(String contentType) {
        HttpResponse<String> answer = send("/takes/5", contentType, NOTE);
        assertThat(answer.body()).isEqualTo("{\"number\":5,\"limit\":100,\"text\":\"é\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "text/json",
                "application/jsonx",
                "nonsense",
                "json"
            })
    void otherTextCountsAsOneString(String contentType) throws Exception {
        HttpResponse<String> answer = send("/takes/5", contentType, NOTE);
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = json.readTree(answer.body()).get("detail").get(0);
        assertThat(error.get("type").textValue()).isEqualTo("model_attributes_type");
        assertThat(error.get("loc")).isEqualTo(json.readTree("[\"body\"]"));
        assertThat(error.get("input").textValue()).isEqualTo(NOTE);
    }

    @ParameterizedTest
    @CsvSource({"'', application/json", "'', ''", "null, application/json", "' null ', application/json"})
    void anAbsentBodyIsMissing(String body, String contentType) {
        HttpResponse<String> answer = send("/takes/5", contentType, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\",\"input\":null}]}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{                       , 1",
                "{\"text\":\"a\"         , 11",
                "{\"text\":NaN}          , ",
                "{\"text\":Infinity}     , ",
                "{\"text\":\"a\"} x      , ",
                "{'text':1}              , 1",
                "{\"text\":01}           , ",
                "` `                     , 1",
                "nope                    , "
            })
    void brokenJsonSaysWhere(String body, Integer offset) throws Exception {
        HttpResponse<String> answer = send("/takes/5", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = json.readTree(answer.body()).get("detail").get(0);
        assertThat(error.get("type").textValue()).isEqualTo("json_invalid");
        assertThat(error.get("msg").textValue()).isEqualTo("JSON decode error");
        assertThat(error.get("input")).isEqualTo(json.readTree("{}"));
        assertThat(error.get("ctx").get("error").textValue()).isNotBlank();
        assertThat(error.get("loc").get(0).textValue()).isEqualTo("body");
        assertThat(error.get("loc").get(1).isInt()).isTrue();
        if (offset != null) {
            assertThat(error.get("loc").get(1).intValue()).isEqualTo(offset);
        }
    }

    @Test
    void bytesThatAreNotUtf8Are400() {
        byte[] latin1 = NOTE.getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer = server.send("POST", "/takes/5", "application/json", latin1);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"There was an error parsing the body\"}");
    }

    @Test
    void byteOrderMarkIsSkipped() {
        assertThat(send("/takes/5", "application/json", "\uFEFF" + NOTE).statusCode())
                .isEqualTo(200);
    }

    @Test
    void halfASurrogatePairIsRefusedAndEchoed() throws Exception {
        HttpResponse<String> answer = send("/takes/5", "application/json", "{\"text\":\"\\ud83d\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json.readTree(answer.body()).findValuesAsText("type")).containsExactly("string_unicode");
    }

    @Test
    void deepNestingIsRefusedAsJson() throws Exception {
        HttpResponse<String> answer = send("/takes/5", "application/json", "[".repeat(100_000));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json.readTree(answer.body()).findValuesAsText("type")).containsExactly("json_invalid");
    }

    @Test
    void pathComesBeforeQueryBeforeBody() throws Exception {
        HttpResponse<String> answer = send("/takes/x?limit=1001", "application/json", "{}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json.readTree(answer.body())).isEqualTo(json.readTree("""
                {"detail":[
                 {"type":"int_parsing","loc":["path","number"],
                  "msg":"Input should be a valid integer, unable to parse string as an integer","input":"x"},
                 {"type":"less_than_equal","loc":["query","limit"],
                  "msg":"Input should be less than or equal to 1000","input":"1001","ctx":{"le":1000}},
                 {"type":"missing","loc":["body","text"],"msg":"Field required","input":{}}]}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "/takes/5?limit=7, 5, 7",
        "/takes/%205%20?limit=7.0, 5, 7",
        "/takes/5.0?limit=1&limit=9, 5, 9",
        "/takes/-5, -5, 100"
    })
    void parametersAreReadLeniently(String path, int number, int limit) {
        HttpResponse<String> answer = send(path, "application/json", "{\"text\":\"\"}");
        assertThat(answer.body()).isEqualTo("{\"number\":%d,\"limit\":%d,\"text\":\"\"}".formatted(number, limit));
    }

    @Test
    void largeBodiesAreRefused() {
        HttpResponse<String> answer =
                send("/takes/5", "application/json", "{\"text\":\"" + "a".repeat(16 << 20) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> send(String path, String contentType, String body) {
        return server.send("POST", path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
