package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is served while a start-up task is still running, and after one has failed. */
class GatingTest {

    private static final List<String> ALWAYS = List.of("/health", "/status", "/docs", "/redoc", "/openapi.json");
    private static final List<String> GATED = List.of(
            "GET /pipelines",
            "GET /devices",
            "POST /pipelines",
            "OPTIONS /pipelines",
            "PUT /pipelines",
            "GET /nope",
            "GET /health/",
            "GET /docs/",
            "GET /static/css/swagger-custom.css",
            "GET /",
            "GET /Health");

    @Test
    void onlyAFewPathsAreServedUntilReady() throws Exception {
        try (Product product = Product.listening("slow")) {
            awaitStatus(product, "initializing", "Waiting for a test");
            for (String root : SharedProduct.ROOTS) {
                assertServed(product, root);
                assertGated(product, root, "initializing");
                assertThat(product.get(root + "/health").text()).isEqualTo("{\"healthy\":true}");
                assertThat(product.get(root + "/status").text())
                        .isEqualTo("{\"status\":\"initializing\",\"message\":\"Waiting for a test\",\"ready\":false}");
                assertThat(product.get(root + "/openapi.json")
                                .json()
                                .path("paths")
                                .has("/pipelines"))
                        .isTrue();
            }
            assertThat(product.get("/api/v1").status()).isEqualTo(503);

            Files.createFile(product.home().resolve("run/go"));
            product.awaitReady();
            for (String root : SharedProduct.ROOTS) {
                assertThat(product.get(root + "/status").text())
                        .isEqualTo("{\"status\":\"ready\",\"message\":null,\"ready\":true}");
                assertThat(product.get(root + "/pipelines").status()).isEqualTo(200);
                assertThat(product.get(root + "/nope").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void aFailedStartIsToldAndStays() throws Exception {
        try (Product product = Product.listening("slow")) {
            awaitStatus(product, "initializing", "Waiting for a test");
            Files.createFile(product.home().resolve("run/fail"));
            awaitStatus(product, "shutdown", "Initialization failed: the test wants it");
            for (String root : SharedProduct.ROOTS) {
                assertServed(product, root);
                assertGated(product, root, "shutdown");
                assertThat(product.get(root + "/health").text()).isEqualTo("{\"healthy\":false}");
            }
        }
    }

    private static void assertServed(Product product, String root) {
        for (String path : ALWAYS) {
            assertThat(product.get(root + path).status()).as(path).isEqualTo(200);
            Reply post = product.send("POST", root + path, BodyPublishers.noBody());
            assertThat(post.status()).as(post.toString()).isEqualTo(405);
        }
    }

    private static void assertGated(Product product, String root, String status) {
        for (String operation : GATED) {
            String[] words = operation.split(" ");
            Reply reply = product.send(words[0], root + words[1], BodyPublishers.noBody());
            assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
            assertThat(reply.text())
                    .isEqualTo("{\"message\":\"Service is initializing. Please wait.\",\"status\":\"" + status + "\"}");
            assertThat(reply.header("Retry-After")).isEmpty();
        }
    }

    private static void awaitStatus(Product product, String status, String message) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    Reply reply = product.get("/status");
                    assertThat(reply.json().path("status").asText()).isEqualTo(status);
                    assertThat(reply.json().path("message").asText()).isEqualTo(message);
                });
    }
}
