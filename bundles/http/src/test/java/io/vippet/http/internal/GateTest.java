package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.Application;
import io.vippet.api.app.StatusResponse;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest extends OpenServer {

    private static final String WAIT = "{\"message\":\"Service is initializing. Please wait.\",\"status\":\"%s\"}";

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/v1/health"})
    void healthIsAnsweredWithoutApplication(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"healthy\":true}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void healthIsFalseAfterShutdown() throws Exception {
        application(new StatusResponse(AppStatus.SHUTDOWN, "Initialization failed: \"x\"\n\u0001", false));

        assertThat(get("/health").body()).isEqualTo("{\"healthy\":false}");
        assertThat(get("/status").body())
                .isEqualTo("{\"status\":\"shutdown\",\"message\":\"Initialization failed: \\\"x\\\"\\n\\u0001\","
                        + "\"ready\":false}");
        assertThat(get("/videos").body()).isEqualTo(WAIT.formatted("shutdown"));
    }

    @Test
    void statusFollowsTheApplication() throws Exception {
        assertThat(get("/status").body()).isEqualTo("{\"status\":\"starting\",\"message\":null,\"ready\":false}");

        Application service = application(READY);
        assertThat(get("/status").body()).isEqualTo("{\"status\":\"ready\",\"message\":null,\"ready\":true}");

        server.unbindApplication(service);
        assertThat(get("/status").body()).isEqualTo("{\"status\":\"shutdown\",\"message\":null,\"ready\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/",
                "/videos",
                "/health/",
                "/api/v1/status/",
                "/docs/",
                "/docs/x",
                "/static/a",
                "/unknown",
                "/docs",
                "/openapi.json"
            })
    void everythingElseWaitsForReadiness(String path) throws Exception {
        application(new StatusResponse(AppStatus.INITIALIZING, "Scanning videos", false));

        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(WAIT.formatted("initializing"));
    }

    @ParameterizedTest
    @CsvSource({"/docs", "/api/v1/redoc", "/openapi.json"})
    void documentationIsServedBeforeReadiness(String path) throws Exception {
        add("/", answering("all"));

        assertThat(get(path).body()).startsWith("all ");
        assertThat(get("/videos").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "OPTIONS", "DELETE"})
    void healthHasOneMethodEvenBeforeReadiness(String method) throws Exception {
        HttpResponse<String> answer = send(request("/health").method(method, none()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
        if (!method.equals("HEAD")) {
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        }
    }

    @Test
    void slashAtTheEndIsRedirectedOnceReady() throws Exception {
        application(READY);

        HttpResponse<String> answer = get("/api/v1/health/?a=b%20c");

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains(server.url() + "/api/v1/health?a=b%20c");
        assertThat(answer.body()).isEmpty();
    }
}
