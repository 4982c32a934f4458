package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operation a request reaches, and what is answered when it reaches none. */
@ExtendWith(SharedProduct.class)
class RoutingTest {

    private static final String NOT_FOUND = "{\"detail\":\"Not Found\"}";
    private static final String NOT_ALLOWED = "{\"detail\":\"Method Not Allowed\"}";

    private static Reply send(Product product, String method, String path) {
        return product.send(method, path, BodyPublishers.noBody(), "Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/jobs",
                "/tests",
                "/pipelines/a/b",
                "/pipelines/a/variants/b/c",
                "/jobs/tests/performance/a/b",
                "/Health",
                "/api/v1/api/v1/health",
                "/pipelines/smart%2Fnvr",
                "/devices/x",
                "/convert"
            })
    void unknownPaths(String path, Product product) {
        for (String root : SharedProduct.ROOTS) {
            Reply reply = send(product, "GET", root + path);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(NOT_FOUND);
            assertThat(send(product, "PUT", root + path).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /health, GET",
        "HEAD, /health, GET",
        "OPTIONS, /health, GET",
        "POST, /devices, GET",
        "HEAD, /devices, GET",
        "OPTIONS, /devices, GET",
        "PUT, /pipelines, 'GET, POST'",
        "PUT, /pipelines/a, 'DELETE, GET, PATCH'",
        "POST, /pipelines/a, 'DELETE, GET, PATCH'",
        "GET, /convert/to-graph, POST",
        "GET, /tests/performance, POST",
        "PATCH, /jobs/tests/performance/a, 'DELETE, GET'",
        "POST, /openapi.json, GET",
        "DELETE, /docs, GET",
    })
    void otherMethods(String method, String path, String allowed, Product product) {
        for (String root : SharedProduct.ROOTS) {
            Reply reply = send(product, method, root + path);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(405);
            assertThat(reply.header("Allow")).as(reply.toString()).contains(allowed);
            assertThat(reply.text()).isEqualTo(method.equals("HEAD") ? "" : NOT_ALLOWED);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /health/, /health",
        "GET, /pipelines/, /pipelines",
        "GET, /pipelines/?a=b&c=%20, /pipelines?a=b&c=%20",
        "POST, /pipelines/, /pipelines",
        "GET, /pipelines/abc/, /pipelines/abc",
        "GET, /openapi.json/, /openapi.json",
    })
    void aTrailingSlashRedirects(String method, String path, String target, Product product) {
        for (String root : SharedProduct.ROOTS) {
            Reply reply = send(product, method, root + path);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(307);
            assertThat(reply.header("Location")).contains(product.url() + root + target);
            assertThat(reply.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope/", "/jobs/"})
    void aTrailingSlashOfAnUnknownPathDoesNot(String path, Product product) {
        for (String root : SharedProduct.ROOTS) {
            assertThat(send(product, "GET", root + path).text()).isEqualTo(NOT_FOUND);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/pipelines/a%20b, Pipeline with id 'a b' not found.",
        "/pipelines/%C3%A9, Pipeline with id 'é' not found.",
        "/pipelines/a+b, Pipeline with id 'a+b' not found.",
        "/pipelines/a%2Bb, Pipeline with id 'a+b' not found.",
        "/pipelines/a;b=c, Pipeline with id 'a;b=c' not found.",
        "/pipelines/a%3Fb, Pipeline with id 'a?b' not found.",
        "/pipelines/a%2525b, Pipeline with id 'a%25b' not found.",
        "/pipelines/a%18%7Fb, 'Pipeline with id ''a\u0018\u007fb'' not found.'",
        "/pipelines/a%0Ab, 'Pipeline with id ''a\nb'' not found.'",
        "/pipelines/a%F3, Pipeline with id 'a\ufffd' not found.",
        "/pipelines/validate, Pipeline with id 'validate' not found.",
    })
    void otherEscapesAreDecodedAndUsed(String path, String message, Product product) {
        for (String root : SharedProduct.ROOTS) {
            Reply reply = send(product, "GET", root + path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().path("message").asText()).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/tests/performance/status", "/jobs/tests%2Fperformance/status"})
    void literalPathsWinOverParameters(String path, Product product) {
        for (String root : SharedProduct.ROOTS) {
            Reply reply = send(product, "GET", root + path);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            assertThat(reply.json().isArray()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health?x=1", "/devices?limit=nonsense", "/devices?a&b=&=c"})
    void unknownQueryParametersAreIgnored(String path, Product product) {
        for (String root : SharedProduct.ROOTS) {
            assertThat(send(product, "GET", root + path).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/redoc", "/openapi.json", "/static/css/swagger-custom.css"})
    void pagesAreThereUnderBothRoots(String path, Product product) {
        for (String root : SharedProduct.ROOTS) {
            assertThat(send(product, "GET", root + path).status()).isEqualTo(200);
        }
    }
}
