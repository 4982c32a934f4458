package io.vippet.rest.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resources come and go while requests run. */
@Timeout(30)
class GenerationsTest {

    /** Streams what it is fed, answers when it is released. */
    @Path("/base")
    @Produces("application/json")
    public static final class Base {

        final BlockingQueue<String> feed = new LinkedBlockingQueue<>();
        final CountDownLatch release = new CountDownLatch(1);
        final CompletableFuture<AsyncResponse> waiting = new CompletableFuture<>();

        @GET
        @Path("ping")
        public List<String> ping() {
            return List.of("pong");
        }

        @GET
        @Path("stream")
        @Produces("text/event-stream")
        public StreamingOutput stream() {
            return out -> {
                try {
                    // So that clients see the head before the first event.
                    out.write(new byte[0]);
                    out.flush();
                    for (String event = feed.take(); !event.isEmpty(); event = feed.take()) {
                        out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                        out.flush();
                    }
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            };
        }

        @GET
        @Path("events")
        @Produces("text/event-stream")
        public void events(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("hello"));
        }

        @GET
        @Path("slow")
        public List<String> slow() throws InterruptedException {
            release.await();
            return List.of("slow");
        }

        @GET
        @Path("async")
        public void async(@Suspended AsyncResponse response) {
            waiting.complete(response);
        }

        @POST
        @Path("upload")
        public List<Integer> upload(InputStream in) throws IOException {
            return List.of(in.readAllBytes().length);
        }

        @GET
        @Path("broken")
        public StreamingOutput broken() {
            return out -> {
                out.write(new byte[100]);
                out.flush();
                throw new IOException("the source failed");
            };
        }
    }

    @Path("/extra")
    @Produces("application/json")
    public static final class Extra {

        @GET
        public List<String> get() {
            return List.of("extra");
        }
    }

    @Path("/ambiguous")
    public static final class Ambiguous {

        @GET
        public String one() {
            return "1";
        }

        @GET
        public String two() {
            return "2";
        }
    }

    /** Counts the applications that were closed. */
    static final class Closings implements ApplicationEventListener {

        final AtomicInteger count = new AtomicInteger();

        @Override
        public void onEvent(ApplicationEvent event) {
            if (event.getType() == ApplicationEvent.Type.DESTROY_FINISHED) {
                count.incrementAndGet();
            }
        }

        @Override
        public @Nullable RequestEventListener onRequest(RequestEvent event) {
            return null;
        }
    }

    private final Base base = new Base();
    private final Closings closings = new Closings();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(base, closings);
        assertThat(server.get("/base/ping").body()).isEqualTo("[\"pong\"]");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void resourcesAppearAndDisappear() {
        assertThat(server.get("/extra").statusCode()).isEqualTo(404);
        Extra extra = new Extra();
        server.add(extra);
        await().until(() -> server.get("/extra").statusCode() == 200);
        server.remove(extra);
        // At once: its service is gone.
        assertThat(server.get("/extra").statusCode()).isEqualTo(404);
        await().until(() -> server.send("OPTIONS", "/extra", "", new byte[0]).statusCode() == 404);
        assertThat(server.get("/extra").body()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void openingServesWhatIsThereWithoutWaitingForQuiet() {
        server.add(new Extra());
        server.open();
        assertThat(server.get("/extra").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsDroppedWhileResourcesComeAndGo() throws Exception {
        HttpResponse<InputStream> stream = server.client()
                .send(
                        HttpRequest.newBuilder(server.uri("/base/stream")).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
        CompletableFuture<HttpResponse<String>> slow = sendAsync("/base/slow");
        CompletableFuture<HttpResponse<String>> async = sendAsync("/base/async");
        AsyncResponse waiting = base.waiting.get();
        PipedOutputStream upload = new PipedOutputStream();
        PipedInputStream uploaded = new PipedInputStream(upload);
        CompletableFuture<HttpResponse<String>> uploading = server.client()
                .sendAsync(
                        HttpRequest.newBuilder(server.uri("/base/upload"))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> uploaded))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        AtomicBoolean ended = new AtomicBoolean();
        List<CompletableFuture<List<Integer>>> pollers = List.of(poll(ended), poll(ended));

        for (int i = 0; i < 10; i++) {
            Extra extra = new Extra();
            server.add(extra);
            await().until(() -> server.get("/extra").statusCode() == 200);
            base.feed.add("a" + i);
            assertThat(events.readLine()).isEqualTo("data: a" + i);
            assertThat(events.readLine()).isEmpty();
            upload.write(new byte[1000]);
            server.remove(extra);
            await().until(() ->
                    server.send("OPTIONS", "/extra", "", new byte[0]).statusCode() == 404);
        }
        ended.set(true);
        upload.close();
        base.feed.add("");
        base.release.countDown();
        waiting.resume(List.of("async"));

        assertThat(events.readLine()).isNull();
        assertThat(slow.get().body()).isEqualTo("[\"slow\"]");
        assertThat(async.get().body()).isEqualTo("[\"async\"]");
        assertThat(uploading.get().body()).isEqualTo("[10000]");
        for (CompletableFuture<List<Integer>> poller : pollers) {
            assertThat(poller.get()).hasSizeGreaterThan(20).containsOnly(200);
        }
        await().untilAsserted(() -> assertThat(closings.count).hasValueGreaterThanOrEqualTo(20));
    }

    @Test
    void generationWaitsForItsLastRequest() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = sendAsync("/base/slow");
        Extra extra = new Extra();
        server.add(extra);
        await().until(() -> server.get("/extra").statusCode() == 200);
        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(closings.count).hasValue(0);
        base.release.countDown();
        assertThat(slow.get().statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(closings.count).hasValue(1));
    }

    @Test
    void generationDrainsWhenAClientOfAStreamIsGone() throws Exception {
        HttpClient impatient = HttpClient.newHttpClient();
        impatient.send(
                HttpRequest.newBuilder(server.uri("/base/stream")).build(), HttpResponse.BodyHandlers.ofInputStream());
        server.add(new Extra());
        await().until(() -> server.get("/extra").statusCode() == 200);
        impatient.shutdownNow();
        await().pollInterval(20, TimeUnit.MILLISECONDS).untilAsserted(() -> {
            base.feed.add("to nobody");
            assertThat(closings.count).hasValue(1);
        });
    }

    @Test
    void answersThatFailHalfWayDoNotLookComplete() {
        assertThatThrownBy(() -> server.client()
                        .send(
                                HttpRequest.newBuilder(server.uri("/base/broken"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(server.get("/base/ping").statusCode()).isEqualTo(200);
    }

    @Test
    void serverSentEventsAreFlushedAtOnce() throws Exception {
        HttpResponse<InputStream> answer = server.client()
                .send(
                        HttpRequest.newBuilder(server.uri("/base/events")).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertThat(events.readLine()).isEqualTo("data: hello");
        events.close();
    }

    @Test
    void aRefusedResourceDoesNotStandInTheWay() {
        server.add(new Ambiguous());
        server.add(new Extra());
        await().until(() -> server.get("/extra").statusCode() == 200);
        assertThat(server.get("/base/ping").statusCode()).isEqualTo(200);
        assertThat(server.get("/ambiguous").statusCode()).isEqualTo(404);
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(String path) {
        return server.client()
                .sendAsync(HttpRequest.newBuilder(server.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<List<Integer>> poll(AtomicBoolean ended) {
        return CompletableFuture.supplyAsync(() -> {
            List<Integer> codes = new ArrayList<>();
            while (!ended.get()) {
                codes.add(server.get("/base/ping").statusCode());
            }
            return codes;
        });
    }
}
