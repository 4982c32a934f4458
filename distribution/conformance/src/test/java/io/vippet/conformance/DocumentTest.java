package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document of the running server. */
@ExtendWith(SharedProduct.class)
class DocumentTest {

    /** What the bundles of the tests bring. */
    private static JsonNode withoutTestBundles(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        ((ObjectNode) copy.path("paths")).remove(List.of("/echo", "/greetings", "/greetings/{name}"));
        new Contract(copy).removeUnusedSchemas();
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/api/v1/openapi.json"})
    void isTheContractLessWhatIsAbsentPlusWhatWasAdded(String path, Product product) {
        Reply reply = product.get(path);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(differences(Canonical.of(withoutTestBundles(reply.json())), Canonical.of(Expected.document())))
                .isEmpty();
    }

    private static List<String> differences(SortedMap<String, String> ours, SortedMap<String, String> expected) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> places = new TreeSet<>(ours.keySet());
        places.addAll(expected.keySet());
        for (String place : places) {
            String a = ours.getOrDefault(place, "nothing");
            String b = expected.getOrDefault(place, "nothing");
            if (!a.equals(b)) {
                differences.add(place + ": is " + a + ", should be " + b);
            }
        }
        return differences;
    }

    @Test
    void plainResourceOfAStrangerIsInIt(Product product) {
        JsonNode document = product.get("/openapi.json").json();
        JsonNode greet = document.at("/paths/~1greetings~1{name}/get");
        assertThat(greet.path("operationId").asText()).isEqualTo("greet");
        assertThat(greet.at("/parameters/1/schema/default").asInt()).isEqualTo(1);
        assertThat(greet.at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Greeting");
        assertThat(document.at("/components/schemas/Greeting/required/0").asText())
                .isEqualTo("text");
    }

    @Test
    void followsWhatIsDroppedInAndTakenOut() throws Exception {
        try (Product product = Product.ready()) {
            JsonNode before = product.get("/openapi.json").json();
            assertThat(before.path("paths").has("/greetings")).isFalse();

            Path jar = TestBundle.drop("plain", product.home().resolve("load"));
            await(product, true);
            assertThat(product.get("/greetings/you").json().path("text").asText())
                    .isEqualTo("Hello you");

            Files.delete(jar);
            await(product, false);
            assertThat(product.get("/greetings/you").status()).isEqualTo(404);
            assertThat(product.get("/openapi.json").json()).isEqualTo(before);
        }
    }

    private static void await(Product product, boolean there) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> product.get("/openapi.json").json().path("paths").has("/greetings") == there);
    }
}
