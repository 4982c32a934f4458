package io.vippet.openapi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StatusResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationHandlerTest {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(
                new DocumentationHandler(new CurrentDocument(() -> new StatusResponse(AppStatus.READY, null, true))));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi.json, application/json",
        "/docs, text/html; charset=utf-8",
        "/redoc, text/html; charset=utf-8",
        "/static/css/swagger-custom.css, text/css; charset=utf-8",
    })
    void servesWithTheRightType(String path, String type) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        assertThat(response.body()).isNotEmpty();
    }

    @Test
    void doesNotSendAgainWhatTheClientHas() throws Exception {
        String tag = send("GET", "/openapi.json").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send("GET", "/openapi.json", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/x", "/static", "/static/css", "/static/none.css", "/static/../pages/docs.html.class"})
    void unknownPaths(String path) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void otherMethodsAndTrailingSlashes() throws Exception {
        HttpResponse<String> post = send("POST", "/docs");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET");
        HttpResponse<String> slash = send("GET", "/docs/?a=b");
        assertThat(slash.statusCode()).isEqualTo(307);
        assertThat(slash.headers().firstValue("Location").orElseThrow()).endsWith("/docs?a=b");
    }
}
