package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.Jobs;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.metadata.RecordStream;
import io.vippet.rest.internal.dispatch.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as clients of the stream see them. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class MetadataEventsTest {

    private static final String STREAM = "/jobs/tests/performance/job/metadata/p/0/stream";
    private static final String END = "event: end\nid: 9\ndata: {}\n\n";

    private final AtomicBoolean complete = new AtomicBoolean(true);
    private final AtomicInteger open = new AtomicInteger();
    private final CountDownLatch more = new CountDownLatch(1);

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        Job job = new Job(
                "job",
                JobKind.PERFORMANCE,
                JobState.RUNNING,
                JobPhase.RUNNING,
                0,
                Instant.EPOCH,
                null,
                null,
                "{}",
                null,
                List.of(),
                Path.of("log"));
        Jobs jobs = Fakes.of(Jobs.class, Map.of("find", id -> Optional.of(job).filter(j -> j.id().equals(id[0]))));
        Metadata metadata = Fakes.of(Metadata.class, Map.of("follow", this::follow));
        server = new TestServer(new PerformanceMetadataResource(jobs, metadata));
    }

    @AfterEach
    void stop() throws Exception {
        more.countDown();
        server.close();
    }

    @Test
    void aFinishedJobIsReplayedAndEnds() {
        HttpResponse<String> answer = server.get(STREAM + "?from=start");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(answer.body()).isEqualTo("id: 4\ndata: [1]\n\nid: 8\ndata: [2]\n\n" + END);
        assertThat(open).hasValue(0);
    }

    @Test
    void whoWantsNewRecordsOfAFinishedJobHearsThatThereAreNone() {
        assertThat(server.get(STREAM).body()).isEqualTo(END);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 200, '[1],[2],{}'",
        "4, 200, '[2],{}'",
        "8, 200, '{}'",
        "9, 204, ''",
        "999999999999, 204, ''",
        "x, 200, '{}'",
        "-1, 200, '{}'"
    })
    void whoComesBackGoesOnWhereItWas(String lastEventId, int status, String data) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(STREAM))
                .header("Last-Event-ID", lastEventId)
                .build());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(String.join(
                        ",",
                        answer.body()
                                .lines()
                                .filter(line -> line.startsWith("data: "))
                                .map(line -> line.substring(6))
                                .toList()))
                .isEqualTo(data);
        assertThat(open).hasValue(0);
    }

    @Test
    void theHeadComesBeforeTheFirstRecordAndASignOfLifeInBetween() throws Exception {
        complete.set(false);
        HttpResponse<InputStream> answer = server.client()
                .send(HttpRequest.newBuilder(server.uri(STREAM)).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        CompletableFuture<String> body = CompletableFuture.supplyAsync(() -> text(answer));
        more.countDown();

        assertThat(body.get()).isEqualTo(": keepalive\n\n" + END);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nope/metadata/p/0/stream        | 404 | {\"message\":\"Performance job nope not found\"}",
                "job/metadata/none/0/stream      | 404 | {\"message\":\"No metadata stream available for job job. It must run with metadata_mode 'file', and has some once its pipelines are prepared.\"}",
                "job/metadata/p/7/stream         | 404 | {\"message\":\"Pipeline 'p' or file index 7 not found for job job.\"}"
            })
    void whatIsNotThereIsNamed(String path, int status, String body) {
        HttpResponse<String> answer = server.get("/jobs/tests/performance/" + path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"x/stream, int_parsing", "0/stream?from=end, enum"})
    void parametersAreChecked(String path, String type) {
        HttpResponse<String> answer = server.get("/jobs/tests/performance/job/metadata/p/" + path);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"type\":\"" + type + "\"");
    }

    private static String text(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object follow(Object[] arguments) {
        if (arguments[1].equals("none")) {
            return new Metadata.Following.NoMetadata();
        }
        if (!arguments[2].equals(0)) {
            return new Metadata.Following.NoSuchFile();
        }
        open.incrementAndGet();
        return new Metadata.Following.File(new TwoRecords());
    }

    /** A file of 9 bytes: {@code [1]}, {@code [2]} and a blank line. */
    private final class TwoRecords implements RecordStream {

        @Override
        public long end() {
            return 9;
        }

        @Override
        public boolean complete() {
            return complete.get();
        }

        @Override
        public Optional<Batch> next(long offset) throws InterruptedException {
            if (!complete()) {
                more.await();
                complete.set(true);
                return Optional.of(new Batch(List.of(), offset, false));
            }
            List<Line> lines = List.of(new Line("[1]", 4), new Line("[2]", 8)).stream()
                    .filter(line -> line.end() > offset)
                    .toList();
            return Optional.of(new Batch(lines, 9, true));
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
