package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.Application;
import io.vippet.api.app.StatusResponse;
import io.vippet.http.HandlerWhiteboard;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpServerTest {

    private static final String WAIT = "{\"message\":\"Service is initializing. Please wait.\",\"status\":\"%s\"}";
    private static final StatusResponse READY = new StatusResponse(AppStatus.READY, null, true);

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new HttpServer(new HttpOptions("127.0.0.1", 0, "127.0.0.1", 0, "", "", ""));
        server.open();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        client.close();
    }

    // --- gate

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

    // --- routing

    @ParameterizedTest
    @CsvSource({
        "/videos, root /videos",
        "/api/v1/videos?x=1, root /videos?x=1",
        "/api/v1, root /",
        "/api/v1x, root /api/v1x",
        "/docs, docs /docs",
        "/docs/a, docs /docs/a",
        "/docsx, root /docsx",
        "/docs/deep/a, deep /docs/deep/a",
        "/pipelines/a%2Fb, root /pipelines/a/b",
        "/pipelines/a%2fb%20c, root /pipelines/a/b%20c",
        "/docs%2Fdeep, deep /docs/deep",
        "/api%2Fv1/docs, docs /docs",
        "/pipelines/a%25b, root /pipelines/a%25b",
        "/pipelines/%C3%A9, root /pipelines/%C3%A9",
        "/pipelines/a;b=c, root /pipelines/a%3Bb=c",
        "/docs/../videos, root /videos",
        "//docs, root //docs"
    })
    void longestPrefixWins(String path, String answer) throws Exception {
        application(READY);
        add("/", answering("root"));
        add("/docs/", answering("docs"));
        add("/docs/deep", answering("deep"));

        assertThat(raw(path)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/%2e%2e/b", "/a%2F..%2F..%2F..%2Fb", "/a%zz"})
    void pathsWithTwoMeaningsAreRefused(String path) throws Exception {
        application(READY);
        add("/", answering("root"));

        assertThat(raw(path)).isEqualTo("{\"detail\":\"Bad Request\"}");
    }

    @Test
    void handlersLearnTheOriginalAddress() throws Exception {
        application(READY);
        add("/", new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                HttpURI uri = (HttpURI) request.getAttribute(HandlerWhiteboard.ORIGINAL_URI);
                Content.Sink.write(response, true, uri.asString(), callback);
                return true;
            }
        });

        assertThat(get("/api/v1/x?y").body()).isEqualTo(server.url() + "/api/v1/x?y");
    }

    @Test
    void missingRestLayerIsATemporaryError() throws Exception {
        application(READY);

        HttpResponse<String> answer = get("/videos");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"status\":\"ready\"");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void unansweredAndFailedRequestsGetJson() throws Exception {
        application(READY);
        add("/no", new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                return false;
            }
        });
        add("/bad", new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                throw new IllegalStateException("secret");
            }
        });

        assertThat(get("/no").body()).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(get("/bad").body()).isEqualTo("{\"message\":\"Server Error\"}");
        assertThat(get("/bad").statusCode()).isEqualTo(500);
    }

    @Test
    void higherRankingWins() throws Exception {
        application(READY);
        add("/x", answering("low"));
        server.addHandler(
                answering("high"), new FakeReference(Map.of(HandlerWhiteboard.PATH, "/x", "service.ranking", 1)));
        add("/x", answering("late"));

        assertThat(get("/x").body()).isEqualTo("high /x");
    }

    @Test
    void requestsRunOnVirtualThreads() throws Exception {
        application(READY);
        add("/", new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(
                        response, true, String.valueOf(Thread.currentThread().isVirtual()), callback);
                return true;
            }
        });

        assertThat(get("/").body()).isEqualTo("true");
    }

    // --- coming and going

    @Test
    void requestInFlightSurvivesTheRemovalOfItsHandler() throws Exception {
        application(READY);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handler slow = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                entered.countDown();
                release.await();
                Content.Sink.write(response, true, isRunning() ? "served" : "stopped", callback);
                return true;
            }
        };
        FakeReference reference = add("/slow", slow);
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("/slow").build(), HttpResponse.BodyHandlers.ofString());
        entered.await();

        server.removeHandler(reference);
        assertThat(get("/slow").statusCode()).isEqualTo(503);
        assertThat(slow.isRunning()).isTrue();
        release.countDown();

        assertThat(answer.get().body()).isEqualTo("served");
        await().until(slow::isStopped);
    }

    @Test
    void noRequestIsLostWhileHandlersAreReplaced() throws Exception {
        application(READY);
        add("/", answering("root"));
        AtomicInteger odd = new AtomicInteger();
        Thread requests = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    if (get("/x").statusCode() != 200) {
                        odd.incrementAndGet();
                    }
                } catch (Exception e) {
                    if (!Thread.currentThread().isInterrupted() && !(e instanceof InterruptedException)) {
                        odd.incrementAndGet();
                    }
                    return;
                }
            }
        });
        for (int i = 0; i < 200; i++) {
            FakeReference reference = add("/x", answering("x" + i));
            assertThat(get("/x").statusCode()).isEqualTo(200);
            server.removeHandler(reference);
        }
        requests.interrupt();
        requests.join();

        assertThat(odd).hasValue(0);
    }

    @Test
    void handlerThatDoesNotStartIsLeftOut() throws Exception {
        application(READY);
        add("/", answering("root"));
        add("/x", new Handler.Abstract() {
            @Override
            protected void doStart() {
                throw new IllegalStateException("broken");
            }

            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                return false;
            }
        });

        assertThat(get("/x").body()).isEqualTo("root /x");
    }

    // --- admin

    @Test
    void adminConnectorIsOpenWhileSomebodyNeedsIt() throws Exception {
        assertThat(server.adminPort()).isNegative();

        FakeReference reference = new FakeReference(
                Map.of(HandlerWhiteboard.PATH, "/console", HandlerWhiteboard.CONNECTOR, HandlerWhiteboard.ADMIN));
        server.addHandler(answering("console"), reference);
        int port = server.adminPort();

        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/console"));
        assertThat(send(request).body()).as("not gated").isEqualTo("console /console");
        assertThat(get("/console").statusCode()).as("not public").isEqualTo(503);

        server.removeHandler(reference);
        assertThat(server.adminPort()).isNegative();
        // The kernel keeps the socket until the accept call that was under way has returned.
        await().untilAsserted(() ->
                assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class));

        server.addHandler(answering("console"), reference);
        assertThat(server.adminPort()).isPositive();
    }

    // --- failures

    @Test
    void portInUseIsSaidInOneSentence() {
        assertThatThrownBy(() ->
                        new HttpServer(new HttpOptions("127.0.0.1", server.port(), "127.0.0.1", 0, "", "", "")).open())
                .hasMessage("Port " + server.port()
                        + " of 127.0.0.1 is taken: stop the program that uses it or set VIPPET_PORT to another.");
    }

    @Test
    void foreignAddressIsSaidInOneSentence() {
        assertThatThrownBy(() -> new HttpServer(new HttpOptions("192.0.2.1", 0, "127.0.0.1", 0, "", "", "")).open())
                .hasMessageContaining("192.0.2.1:0")
                .hasMessageContaining("VIPPET_BIND");
    }

    // --- tools

    private Application application(StatusResponse status) {
        Application service = () -> status;
        server.bindApplication(service);
        return service;
    }

    private FakeReference add(String path, Handler handler) {
        FakeReference reference = new FakeReference(Map.of(HandlerWhiteboard.PATH, path));
        server.addHandler(handler, reference);
        return reference;
    }

    private static Handler answering(String name) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(
                        response, true, name + " " + request.getHttpURI().getPathQuery(), callback);
                return true;
            }
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher none() {
        return HttpRequest.BodyPublishers.noBody();
    }

    /** Body of the answer to a path that is sent exactly as given; the client would tidy it up. */
    private String raw(String path) throws Exception {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", server.port())) {
            String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
