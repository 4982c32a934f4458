package io.vippet.rest.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.rest.ConditionalGet;
import io.vippet.rest.internal.dispatch.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that clients may keep: tags, 304, gzip, and what a change does to them. */
@Timeout(60)
class ConditionalGetTest {

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    /** Counts how often it is written. */
    public record Item(String text) {

        @Override
        public String text() {
            WRITTEN.incrementAndGet();
            return text;
        }
    }

    @Path("/items")
    @Produces("application/json")
    public static final class Items {

        private volatile List<Item> items = items("é€", "b");

        @GET
        @ConditionalGet
        public List<Item> getItems() {
            return items;
        }

        @GET
        @Path("refused")
        @ConditionalGet
        public List<Item> getRefused() {
            throw MessageException.notFound("no");
        }

        @GET
        @Path("plain")
        public List<Item> getPlain() {
            return items;
        }
    }

    private final Items resource = new Items();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(resource);
        WRITTEN.set(0);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static List<Item> items(String... texts) {
        return List.of(texts).stream().map(Item::new).toList();
    }

    private HttpResponse<byte[]> get(String... headers) {
        return get("/items", headers);
    }

    private HttpResponse<byte[]> get(String path, String[] headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return server.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(" and ", answer.headers().allValues(name));
    }

    private static String tag(HttpResponse<?> answer) {
        return header(answer, "ETag");
    }

    private static String unzipped(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void carriesATagAndIsAskedForEachTime() {
        HttpResponse<byte[]> answer = get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("[{\"text\":\"é€\"},{\"text\":\"b\"}]");
        assertThat(tag(answer)).matches("\"[0-9a-f]{32}\"");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(answer.body().length));
        assertThat(header(answer, "Content-Encoding")).isEmpty();
    }

    @Test
    void bodyIsThatOfAnyOtherAnswer() {
        assertThat(get().body()).isEqualTo(get("/items/plain", new String[0]).body());
        assertThat(tag(get("/items/plain", new String[0]))).isEmpty();
    }

    @Test
    void whoHasItGetsNoBody() {
        HttpResponse<byte[]> first = get();
        String tag = tag(first);
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            HttpResponse<byte[]> again = get("If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(tag(again)).isEqualTo(tag);
            assertThat(header(again, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(again, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(again, "Content-Type")).isEmpty();
        }
        for (String other : List.of("\"x\"", tag.replace("\"", ""), tag.substring(1), "nonsense", "")) {
            assertThat(get("If-None-Match", other).statusCode()).as(other).isEqualTo(200);
        }
    }

    @Test
    void aChangeMakesAnotherBodyWithAnotherTag() {
        String before = tag(get());
        resource.items = items("c");
        HttpResponse<byte[]> changed = get("If-None-Match", before);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(text(changed)).isEqualTo("[{\"text\":\"c\"}]");
        assertThat(tag(changed)).isNotEqualTo(before);
        resource.items = items("é€", "b");
        assertThat(tag(get())).isEqualTo(before);
    }

    @Test
    void isWrittenOncePerChange() {
        get();
        get("Accept-Encoding", "gzip");
        resource.items = items("é€", "b"); // equal, not the same
        get();
        get("If-None-Match", "\"x\"");
        assertThat(WRITTEN).hasValue(2);
        resource.items = items("é€", "c");
        get();
        assertThat(WRITTEN).hasValue(4);
    }

    @Test
    void isWrittenOnceForAllThatComeAtTheSameTime() {
        resource.items = Collections.nCopies(50_000, new Item("x"));
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(server.client()
                    .sendAsync(
                            HttpRequest.newBuilder(server.uri("/items")).build(),
                            HttpResponse.BodyHandlers.discarding()));
        }
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(WRITTEN).hasValue(50_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "deflate, gzip;q=0.5, br", "br,x-gzip ; q=1", "GZIP", "identity;q=0,gzip", "a;q=0,gzip,b"
            })
    void isCompressedOnRequest(String accepted) throws IOException {
        HttpResponse<byte[]> plain = get();
        HttpResponse<byte[]> compressed = get("Accept-Encoding", accepted);
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(unzipped(compressed.body())).isEqualTo(text(plain));
        assertThat(header(compressed, "Content-Type")).isEqualTo("application/json");
        assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(compressed, "Content-Length")).isEqualTo(Integer.toString(compressed.body().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "*", "br", "gzip;q=0", "gzip; q=0.000", "gzipped", "gzip;q=x", ""})
    void isNotCompressedUnasked(String accepted) {
        HttpResponse<byte[]> answer = get("Accept-Encoding", accepted);
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(text(answer)).startsWith("[{");
    }

    @Test
    void eachEncodingHasItsOwnTag() {
        String plain = tag(get());
        HttpResponse<byte[]> compressed = get("Accept-Encoding", "gzip");
        assertThat(tag(compressed)).matches("\"[0-9a-f]{32}\"").isNotEqualTo(plain);
        HttpResponse<byte[]> known = get("Accept-Encoding", "gzip", "If-None-Match", tag(compressed));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(tag(known)).isEqualTo(tag(compressed));
        assertThat(get("Accept-Encoding", "gzip", "If-None-Match", plain).statusCode())
                .isEqualTo(200);
        assertThat(get("If-None-Match", tag(compressed)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusalsAreNotKept() {
        HttpResponse<byte[]> refused = get("/items/refused", new String[] {"If-None-Match", "*"});
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(tag(refused)).isEmpty();
        assertThat(text(refused)).isEqualTo("{\"message\":\"no\"}");
    }

    /** There are more of them than the server has threads, and what they ask for fits into no buffer. */
    @Test
    void slowReadersDelayNobody() throws IOException {
        resource.items = Collections.nCopies(500, new Item("x".repeat(20_000)));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * TestServer.THREADS; i++) {
                slow.add(slowReader());
            }
            for (int i = 0; i < 3; i++) {
                assertThat(get().body()).hasSizeGreaterThan(10_000_000);
            }
            assertThat(slow.getLast().getInputStream().readNBytes(500_000)).hasSize(500_000);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Returns when the first bytes of its answer have come; reads no others. */
    private Socket slowReader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream()
                .write("GET /items HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(8))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("HTTP/1.1");
        return socket;
    }
}
