package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is wrong with a request is told at once, in the words that clients know. */
@ExtendWith(SharedProduct.class)
class ValidationErrorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> errors(Product product) throws Exception {
        JsonNode cases = JSON.readTree(ValidationErrorsTest.class.getResource("/validation-errors.json"));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(
                        one.path("of").asText() + " " + one.path("body") + one.path("raw"), () -> {
                            for (String root : SharedProduct.ROOTS) {
                                check(one, send(one, root, product));
                            }
                        }));
    }

    private static Reply send(JsonNode one, String root, Product product) {
        String[] operation = one.path("of").asText().split(" ");
        String text =
                one.has("raw") ? one.path("raw").asText() : one.path("body").toString();
        BodyPublisher body = operation[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
        String type = one.path("type").asText("application/json");
        return product.send(operation[0], root + operation[1], body, "Content-Type", type);
    }

    private static void check(JsonNode one, Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        JsonNode errors = reply.json().path("detail");
        JsonNode expected = one.path("errors");
        assertThat(errors).as(reply.toString()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            String text = expected.get(i).get(2).asText();
            String told = errors.get(i).path("msg").asText();
            assertThat(told).matches("(?s)" + String.join(".*", quoted(text)));
            assertThat(withoutText(errors.get(i)).toString())
                    .isEqualTo(withoutText(error(expected.get(i))).toString());
        }
    }

    /** A star stands for words that are not fixed. */
    private static String[] quoted(String text) {
        return Stream.of(text.split("\\*", -1))
                .map(part -> part.isEmpty() ? "" : java.util.regex.Pattern.quote(part))
                .toArray(String[]::new);
    }

    private static ObjectNode error(JsonNode cells) {
        ObjectNode error = JSON.createObjectNode();
        error.set("type", cells.get(0));
        error.set("loc", cells.get(1));
        error.set("msg", cells.get(2));
        error.set("input", cells.get(3));
        if (cells.size() > 4) {
            error.set("ctx", cells.get(4));
        }
        return error;
    }

    private static JsonNode withoutText(JsonNode error) {
        ObjectNode copy = error.deepCopy();
        copy.put("msg", "");
        return copy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a\":}", "[1,]", "{} x", "{\"a\":NaN}", "{\"a\":Infinity}", "nope", "'a'", "{\"a\":01}"})
    void whatIsNoJson(String body, Product product) {
        for (String root : SharedProduct.ROOTS) {
            Reply reply = product.send("POST", root + "/pipelines", body);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
            JsonNode error = reply.json().at("/detail/0");
            assertThat(error.path("type").asText()).isEqualTo("json_invalid");
            assertThat(error.path("msg").asText()).isEqualTo("JSON decode error");
            assertThat(error.at("/loc/0").asText()).isEqualTo("body");
            assertThat(error.at("/loc/1").isIntegralNumber()).isTrue();
            assertThat(error.path("input").toString()).isEqualTo("{}");
            assertThat(error.at("/ctx/error").isTextual()).isTrue();
        }
    }
}
