package io.vippet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that finds nothing is worth as much as its audit. */
class CrashAuditTest {

    private static final String JOBS = "/api/v1/jobs/tests/performance";
    private static final String FAILED = "{\"id\":\"a\",\"state\":\"FAILED\",\"details\":[\"x\"]}";

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer http;
    private Path file;
    private CrashLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            byte[] body =
                    answers.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        file = directory.resolve("ledger.jsonl");
        ledger = CrashLedger.open(file);
        ledger.accepted("a", 2);
        answers.put(JOBS + "/status", "[" + FAILED + "]");
        answers.put(JOBS + "/a", "{\"request\":{\"pipeline_performance_specs\":[{\"streams\":2}]}}");
        answers.put("/api/v1/pipelines", "[{\"id\":\"p\"}]");
    }

    @AfterEach
    void close() {
        http.stop(0);
    }

    @Test
    void everythingIsThere() {
        ledger.created("p");

        assertThat(faults()).isEmpty();
        assertThat(ledger.ended()).containsOnlyKeys("a");
        assertThat(faults()).as("again").isEmpty();
    }

    @Test
    void aJobIsLost() {
        answers.put(JOBS + "/status", "[]");

        assertThat(faults()).containsExactly("Job a is lost.");
    }

    @Test
    void aJobRunsForEver() {
        answers.put(JOBS + "/status", "[{\"id\":\"a\",\"state\":\"RUNNING\"}]");

        assertThat(faults()).singleElement().asString().startsWith("Job a is running");
    }

    @Test
    void anEndedJobHasChanged() throws IOException {
        ledger.ended("a", new ObjectMapper().readTree(FAILED.replace("x", "y")));

        assertThat(faults()).singleElement().asString().startsWith("Job a had ended as");
    }

    @Test
    void aRequestHasChanged() {
        answers.put(JOBS + "/a", "{\"request\":{\"pipeline_performance_specs\":[{\"streams\":3}]}}");

        assertThat(faults()).singleElement().asString().contains("not the one that was accepted");
    }

    @Test
    void aPipelineIsLost() {
        ledger.created("q");
        ledger.created("r");
        ledger.deleting("r");

        assertThat(faults()).containsExactly("Pipeline q is lost.");
    }

    @Test
    void theLedgerIsTakenUpAgain() throws IOException {
        ledger.created("p");
        ledger.killed();
        faults();

        var later = CrashLedger.open(file);

        assertThat(later.kills()).isEqualTo(1);
        assertThat(later.jobs()).isEqualTo(Map.of("a", 2));
        assertThat(later.ended()).isEqualTo(ledger.ended());
        assertThat(later.pipelines()).containsExactly("p");
        assertThat(later.open()).isEmpty();
    }

    private List<String> faults() {
        var server = Server.at("http://127.0.0.1:" + http.getAddress().getPort());
        return new CrashAudit(server, ledger).faults();
    }
}
