package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vippet.http.HandlerWhiteboard;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest extends OpenServer {

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
}
