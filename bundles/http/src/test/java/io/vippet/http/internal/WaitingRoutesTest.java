package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StatusResponse;
import io.vippet.http.HandlerWhiteboard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that wait take no thread that others need. */
@Timeout(60)
class WaitingRoutesTest {

    /** Several times the threads of the server. */
    private static final int WAITING = 200;

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    @Test
    void delayNobody() throws Exception {
        HttpServer server = new HttpServer(new HttpOptions("127.0.0.1", 0, "127.0.0.1", 0, "", "", ""));
        try (HttpClient client = HttpClient.newHttpClient()) {
            server.open();
            server.bindApplication(() -> new StatusResponse(AppStatus.READY, null, true));
            server.addHandler(waitingHandler(), new FakeReference(Map.of(HandlerWhiteboard.PATH, "/")));
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                answers.add(client.sendAsync(get(server, "/wait"), HttpResponse.BodyHandlers.ofString()));
            }
            await().until(() -> waiting.get() == WAITING);
            for (String path : List.of("/health", "/status", "/other")) {
                assertThat(client.send(get(server, path), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
            release.countDown();
            answers.forEach(answer -> assertThat(answer.join().body()).isEqualTo("done"));
        } finally {
            release.countDown();
            server.stop();
        }
    }

    private static HttpRequest get(HttpServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
    }

    private Handler waitingHandler() {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.getHttpURI().getPath().equals("/wait")) {
                    waiting.incrementAndGet();
                    release.await();
                }
                Content.Sink.write(response, true, "done", callback);
                return true;
            }
        };
    }
}
