package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Inference results as they come, seen by clients of a real run. */
@Timeout(180)
class MetadataStreamTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path home;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        product = Product.start(home);
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void clientsSeeEveryRecordOfARunWheneverTheyCome() throws Exception {
        var job = submit(60);
        var stream = stream(job);
        var early = read(stream + "?from=start", "");
        var late = CompletableFuture.supplyAsync(() -> {
            Awaitility.await().until(() -> snapshotSize(stream) >= 20);
            return read(stream, "").join();
        });
        product.await(job);

        var records = records(job);
        assertThat(records).hasSize(60);
        assertThat(data(early.get(60, TimeUnit.SECONDS))).isEqualTo(with(records, "{}"));
        var seenLate = data(late.get(60, TimeUnit.SECONDS));
        assertThat(seenLate.size()).isLessThan(records.size());
        assertThat(with(records, "{}")).endsWith(seenLate.toArray(String[]::new));
    }

    @Test
    void whoComesBackGoesOnWhereItWasAndStaysAwayAtTheEnd() throws Exception {
        var job = submit(10);
        var stream = stream(job);
        product.await(job);
        var all = read(stream + "?from=start", "").get(60, TimeUnit.SECONDS);
        var ids = values(all, "id: ");
        assertThat(ids).hasSize(11);

        assertThat(data(read(stream, ids.get(6)).get(60, TimeUnit.SECONDS)))
                .isEqualTo(data(all).subList(7, 11));
        assertThat(open(stream, ids.get(10)).statusCode()).isEqualTo(204);
    }

    @Test
    void theEndOfTheServerEndsStreamsAtOnce() throws Exception {
        try (var own = Product.start(Files.createDirectory(home.resolve("own")))) {
            var job = own.submitText(pipeline(100_000), "{\"metadata_mode\":\"file\"}");
            var address = own.url() + streamOf(own, job);
            var answer = HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofInputStream());
            var end = CompletableFuture.supplyAsync(() -> drain(answer));
            own.handle().destroy();

            assertThat(end.get(60, TimeUnit.SECONDS)).noneMatch(line -> line.startsWith("broken: "));
        }
    }

    /** Thirty frames per second. */
    private static String pipeline(int frames) {
        return "videotestsrc is-live=true num-buffers=%d ! video/x-raw,width=64,height=48,framerate=30/1"
                        .formatted(frames)
                + " ! gvametaconvert add-empty-results=true ! gvametapublish ! fakesink name=default_output_sink";
    }

    private static String submit(int frames) {
        return product.submitText(pipeline(frames), "{\"metadata_mode\":\"file\"}");
    }

    private static String stream(String job) {
        return streamOf(product, job);
    }

    private static String streamOf(Product product, String job) {
        var urls = Awaitility.await()
                .until(
                        () -> product.status(job).path("metadata_stream_urls"),
                        found -> !found.isMissingNode() && !found.isNull());
        return urls.elements().next().path(0).asText();
    }

    private static List<String> records(String job) throws IOException {
        try (var files = Files.walk(home.resolve("metadata"))) {
            var file = files.filter(
                            f -> f.toString().contains(job) && f.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            try (var lines = Files.lines(file)) {
                return lines.filter(line -> !line.isBlank()).toList();
            }
        }
    }

    private static int snapshotSize(String stream) {
        return product.get(stream.replaceFirst("/stream$", "?limit=1000")).size();
    }

    private static HttpResponse<InputStream> open(String path, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(product.url() + path));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<List<String>> read(String path, String lastEventId) {
        var answer = open(path, lastEventId);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=utf-8");
        return CompletableFuture.supplyAsync(() -> drain(answer));
    }

    private static List<String> drain(HttpResponse<InputStream> answer) {
        var lines = new ArrayList<String>();
        try (var body = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            body.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("broken: " + e);
        }
        return lines;
    }

    private static List<String> data(List<String> lines) {
        return values(lines, "data: ");
    }

    private static List<String> values(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    private static List<String> with(List<String> records, String last) {
        var all = new ArrayList<>(records);
        all.add(last);
        return all;
    }
}
