package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is understood and what is refused, by the table {@code coercion.tsv}. */
@ExtendWith(SharedProduct.class)
class CoercionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Row(String member, String input, String outcome) {}

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(System.getProperty("vippet.classes"), "coercion.tsv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Row(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }

    @Test
    void theTableIsLong() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> rowsHold(Product product) throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    String body = "{\"" + row.member() + "\":" + row.input() + "}";
                    for (String root : SharedProduct.ROOTS) {
                        check(row, product.send("POST", root + "/echo", body));
                    }
                }));
    }

    private static void check(Row row, Reply reply) throws IOException {
        if (row.outcome().startsWith("= ")) {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            // As text: 5 and 5.0 are different answers.
            assertThat(reply.json().path(row.member()).toString())
                    .isEqualTo(JSON.readTree(row.outcome().substring(2)).toString());
            return;
        }
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        JsonNode errors = reply.json().path("detail");
        assertThat(errors).as(reply.toString()).hasSize(1);
        assertThat(errors.at("/0/type").asText()).as(reply.toString()).isEqualTo(row.outcome());
        assertThat(errors.at("/0/loc/0").asText()).isEqualTo("body");
        assertThat(errors.at("/0/loc/1").asText()).isEqualTo(row.member());
    }
}
