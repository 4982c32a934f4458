package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of the contract, with every status code that it declares. */
@ExtendWith(SharedProduct.class)
class OperationsTest {

    private static final Contract CONTRACT = Contract.published();
    /** Given on behalf of many operations; see {@link StatusCodesTest} and {@link ConditionalGetTest}. */
    private static final Set<String> COMMON = Set.of("304", "401", "403", "408", "413", "500", "503");

    @TestFactory
    Stream<DynamicContainer> answerAsDeclared(Product product) {
        return Stream.of(SharedProduct.ROOTS).map(root -> {
            Cases cases = new Cases(product, root);
            return DynamicContainer.dynamicContainer(
                    "at '" + root + "'", Cases.all().stream().map(one -> test(cases, one)));
        });
    }

    private static DynamicTest test(Cases cases, JsonNode one) {
        String status = one.path("status").asText();
        return DynamicTest.dynamicTest(one.path("operation").asText() + " " + status, () -> {
            Reply reply = cases.send(one);
            assertThat(reply.status())
                    .as(reply.toString())
                    .isEqualTo(one.path("status").asInt());
            if (one.has("text")) {
                assertThat(reply.text()).matches(one.path("text").asText());
                return;
            }
            assertThat(reply.header("Content-Type")).contains("application/json");
            if (status.equals("422") && !one.has("error")) {
                assertThat(reply.json().at("/detail/0/loc").isArray())
                        .as(reply.toString())
                        .isTrue();
                return;
            }
            JsonNode schema = CONTRACT.operations()
                    .get(cases.operation(one))
                    .at("/responses/" + status + "/content/application~1json/schema");
            if (schema.isMissingNode()) {
                return; // an addition; DocumentTest knows them all
            }
            assertThat(DeclaredShape.faults(CONTRACT, schema, reply.json()))
                    .as(reply.toString())
                    .isEmpty();
            if (one.has("error")) {
                assertThat(reply.json().path("error")).isEqualTo(one.path("error"));
            }
        });
    }

    @Test
    void everyDeclaredStatusHasACase(Product product) {
        List<String> missing = new ArrayList<>();
        Set<String> covered = Cases.covered();
        Contract ours = new Contract(product.get("/openapi.json").json());
        ours.operations().forEach((operation, node) -> {
            String id = node.path("operationId").asText();
            node.path("responses").fieldNames().forEachRemaining(status -> {
                boolean known = CONTRACT.operations().containsKey(operation);
                if (known && !COMMON.contains(status) && !covered.contains(id + " " + status)) {
                    missing.add(id + " " + status);
                }
            });
        });
        assertThat(missing).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> areAbsentExactlyWhenListed(Product product) {
        List<List<String>> absent = MarkdownTable.rows("absent.md");
        Set<String> offered =
                new Contract(product.get("/openapi.json").json()).operations().keySet();
        return absent.stream().map(row -> {
            String operation = row.get(0) + " " + row.get(1);
            return DynamicTest.dynamicTest(operation, () -> {
                assertThat(CONTRACT.operations()).containsKey(operation);
                assertThat(offered).doesNotContain(operation);
                for (String root : SharedProduct.ROOTS) {
                    String path = root + row.get(1).replaceAll("\\{[^}]+}", "x");
                    Reply reply = product.send(row.get(0), path, BodyPublishers.noBody());
                    assertThat(reply.status()).as(reply.toString()).isEqualTo(Integer.parseInt(row.get(2)));
                    assertThat(reply.text())
                            .isEqualTo(
                                    row.get(2).equals("404")
                                            ? "{\"detail\":\"Not Found\"}"
                                            : "{\"detail\":\"Method Not Allowed\"}");
                }
            });
        });
    }
}
