package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Requests that nobody has thought of, made from the server's own document. What they found has tests with names. */
@Execution(ExecutionMode.CONCURRENT)
class SchemathesisTest {

    /** Many cases with other ones each time, instead of the same few. */
    private static final boolean LONG = Boolean.getBoolean("vippet.tests.long");

    private static final int LEAST = LONG ? 20_000 : 2_000;
    /** Many rounds of few: finding one more new case costs the more, the more there were. */
    private static final String EXAMPLES_PER_OPERATION = LONG ? "120" : "25";

    private static final int MOST_ROUNDS = 20;

    @TempDir
    Path folder;

    @Test
    void findsNoFaultViolationOrUndocumentedStatus() throws Exception {
        String python = Tools.program("python3");
        Path tools = Tools.fetched(
                "schemathesis-4.32.5",
                "schemathesis",
                List.of(python, "-m", "pip", "install", "-q", "--target", "lib", "-r", "requirements.txt"));
        Tools.copy("schemathesis", folder);
        try (Product product = Product.ready()) {
            int cases = 0;
            for (int round = 1; cases < LEAST && round <= (LONG ? MOST_ROUNDS : 1); round++) {
                cases += round(tools, command(python, product));
                System.out.println("Round " + round + ": " + cases + " cases so far");
            }
            assertThat(cases).isGreaterThanOrEqualTo(LEAST);
            assertThat(product.get("/health").status()).isEqualTo(200);
            assertThat(product.log()).doesNotContain("OutOfMemory");
        }
    }

    /** Returns the number of cases. */
    private int round(Path tools, List<String> command) throws Exception {
        Tools.Result result = Tools.run(
                folder, 1_800, Map.of("PYTHONPATH", tools.resolve("lib").toString()), command);
        System.out.println(result.output());
        JsonNode report = new ObjectMapper().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(report.path("failures")).isEmpty();
        assertThat(report.path("errors")).isEmpty();
        return report.at("/test_cases/generated").asInt();
    }

    private static List<String> command(String python, Product product) {
        List<String> command = new ArrayList<>(List.of(
                python,
                "-m",
                "schemathesis.cli",
                "--config-file",
                "schemathesis.toml",
                "run",
                product.url() + "/openapi.json",
                "--url",
                product.url() + "/api/v1",
                "--checks",
                "all",
                // About the making of requests, not about answers: a busy machine is no fault of the server.
                "--suppress-health-check",
                "all",
                "--request-timeout",
                "60",
                "--continue-on-failure",
                "--no-color",
                "--max-examples",
                EXAMPLES_PER_OPERATION,
                "--report-json-path",
                "report.json"));
        if (!LONG) {
            command.addAll(List.of("--seed", "1"));
        }
        return command;
    }
}
