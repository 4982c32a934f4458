package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes and error shapes that belong to no operation in particular. */
@ExtendWith(SharedProduct.class)
class StatusCodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void anUnexpectedFailureIsAMessage(String root, Product product) {
        Reply reply = product.send("POST", root + "/greetings", "{\"text\":\"x\",\"times\":-1}");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text()).isEqualTo("{\"message\":\"Unexpected error: cannot greet less than never\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void aPageOfAnotherSiteIsRefused(String root, Product product) {
        Reply reply = product.send(
                "DELETE", root + "/pipelines/x", BodyPublishers.noBody(), "Origin", "http://elsewhere.example");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("message").asText()).contains("elsewhere.example");
        Reply own = product.send("DELETE", root + "/pipelines/x", BodyPublishers.noBody(), "Origin", product.url());
        assertThat(own.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void aBodyBeyondTheLimitIsTooLarge(String root, Product product) {
        Reply reply = product.send(
                "POST",
                root + "/echo",
                BodyPublishers.ofByteArray(new byte[(16 << 20) + 1]),
                "Content-Type",
                "application/json");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().path("message").asText()).contains("16 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void bytesThatAreNoTextAreUnreadable(String root, Product product) {
        Reply reply = product.send(
                "POST",
                root + "/echo",
                BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xC3, '"'}),
                "Content-Type",
                "application/json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"There was an error parsing the body\"}");
    }

    @Test
    void aSecretIsAskedForWhereTheOperatorWantsOne(@TempDir Path elsewhere) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("token"), "0123456789abcdef");
        try (Product locked = Product.ready(Map.of("VIPPET_TOKEN_FILE", secret.toString()))) {
            for (String root : SharedProduct.ROOTS) {
                Reply refused = locked.get(root + "/devices");
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.json().path("message").asText()).isNotBlank();
                Reply served = locked.send(
                        "GET", root + "/devices", BodyPublishers.noBody(), "Authorization", "Bearer 0123456789abcdef");
                assertThat(served.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aFullQueueAsksToComeAgain() throws Exception {
        String test = """
                {"pipeline_performance_specs":[{"pipeline":{"source":"description","pipeline_description":
                "videotestsrc is-live=true ! fakesink name=default_output_sink"}}]}""";
        try (Product narrow = Product.ready(Map.of("VIPPET_QUEUE_LIMIT", "1"))) {
            Reply refused = Stream.generate(() -> narrow.send("POST", "/tests/performance", test))
                    .limit(10)
                    .filter(reply -> reply.status() != 202)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.status()).as(refused.toString()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("10");
            assertThat(refused.json().path("message").asText()).contains("VIPPET_QUEUE_LIMIT");
        }
    }

    /** Found by fuzzing: the contract knows no limit, so there is just no such file. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648", "38163183582089882632192"})
    void anIndexOfAnySizeIsAnIndex(String index, Product product) {
        Reply reply = product.get("/jobs/tests/performance/nope/metadata/nope/" + index);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
        assertThat(reply.json().path("message").asText()).isEqualTo("Performance job nope not found");
    }

    /** Found by fuzzing: the contract promises a message there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void unreadableBodiesAreAMessageWhereOneIsDeclared(String root, Product product) {
        Reply reply = product.send(
                "POST",
                root + "/pipelines",
                BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF}),
                "Content-Type",
                "application/json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text())
                .isEqualTo("{\"detail\":\"There was an error parsing the body\","
                        + "\"message\":\"There was an error parsing the body\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/v1"})
    void answersAreCompactUtf8WithoutCharset(String root, Product product) {
        Reply reply = product.send("POST", root + "/echo", "{\"text\":\"é\\u20ac\",\"flag\":true}");
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.text()).startsWith("{\"text\":\"é€\",\"whole\":0,").doesNotContain(": ", ", ");
        JsonNode echoed = reply.json();
        assertThat(echoed.path("maybe").isNull()).isTrue();
        assertThat(echoed.path("number").toString()).isEqualTo("0.0");
    }
}
