package io.vippet.metadata.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.metadata.RecordStream;
import io.vippet.api.metadata.RecordStream.Batch;
import io.vippet.api.metadata.RecordStream.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are followed while somebody writes them. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
@Timeout(60)
class FollowTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path directory;

    private Path path;
    private FollowedFiles files;
    private volatile boolean ended;

    @BeforeEach
    void open() {
        path = directory.resolve("run/p/metadata_1.jsonl");
        files = new FollowedFiles(new MetadataRoot(directory), new JsonCheck(), NEVER);
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void aRecordArrivesWhenItIsComplete() throws Exception {
        write("[0]\n");
        try (RecordStream stream = follow()) {
            assertThat(stream.end()).isEqualTo(4);
            CompletableFuture<Optional<Batch>> next = later(stream, 4);
            write("[1");
            write(",2]\n[");

            assertThat(next.get()).contains(new Batch(List.of(new Line("[1,2]", 10)), 10, false));
        }
    }

    /** Also when its directory does not exist yet, and long after somebody began to wait. */
    @Test
    void aFileMayComeLater() throws Exception {
        try (RecordStream stream = follow()) {
            assertThat(stream.end()).isZero();
            CompletableFuture<Optional<Batch>> next = later(stream, 0);
            write("[1]\n");

            assertThat(next.get()).contains(new Batch(List.of(new Line("[1]", 4)), 4, false));
        }
    }

    @Test
    void everyReaderGetsEverythingAtItsOwnPace() throws Exception {
        int count = 5_000;
        String padding = "x".repeat(100);
        try (RecordStream slow = follow();
                RecordStream fast = follow()) {
            CompletableFuture<List<String>> all = CompletableFuture.supplyAsync(() -> toTheEnd(fast, 0));
            for (int i = 0; i < count; i++) {
                write("[%d,\"%s\"]\n".formatted(i, padding));
            }
            ended = true;

            List<String> expected = IntStream.range(0, count)
                    .mapToObj(i -> "[%d,\"%s\"]".formatted(i, padding))
                    .toList();
            assertThat(all.get()).isEqualTo(expected);
            assertThat(toTheEnd(slow, 0)).isEqualTo(expected);
        }
    }

    @Test
    void theLastRecordsComeAfterTheWriterHasGone() throws Exception {
        write("[0]\n");
        try (RecordStream stream = follow()) {
            ended = true;
            Files.writeString(path, "[1]\n[2]", StandardOpenOption.APPEND);

            assertThat(toTheEnd(follow(), 4)).containsExactly("[1]", "[2]");
            assertThat(stream.next(11)).contains(new Batch(List.of(), 11, true));
            assertThat(stream.complete()).isTrue();
        }
    }

    @Test
    void aFinishedFileIsReadToItsEnd() throws Exception {
        write("[0]\n[1]\n\n");
        ended = true;
        try (RecordStream stream = follow()) {
            assertThat(stream.complete()).isTrue();
            assertThat(stream.end()).isEqualTo(9);
            assertThat(stream.next(4)).contains(new Batch(List.of(new Line("[1]", 8)), 9, true));
            assertThat(stream.next(9)).contains(new Batch(List.of(), 9, true));
        }
    }

    @Test
    void whoWaitsHearsFromTimeToTimeThatThereIsNothing() throws Exception {
        write("[0]\n");
        try (FollowedFiles talkative =
                        new FollowedFiles(new MetadataRoot(directory), new JsonCheck(), Duration.ofMillis(50));
                RecordStream stream = talkative.open(path, () -> ended)) {
            assertThat(stream.next(4)).contains(new Batch(List.of(), 4, false));
            assertThat(stream.next(4)).contains(new Batch(List.of(), 4, false));
        }
    }

    @Test
    void theEndOfTheServiceLetsReadersGo() throws Exception {
        try (RecordStream stream = follow()) {
            CompletableFuture<Optional<Batch>> next = later(stream, 0);
            files.close();

            assertThat(next.get()).isEmpty();
            assertThat(stream.next(0)).isEmpty();
        }
    }

    @Test
    void aFileThatHasBecomeShorterIsNotReadForEver() throws Exception {
        write("[0]\n[1]\n");
        try (RecordStream stream = follow()) {
            Files.writeString(path, "");

            assertThatThrownBy(() -> stream.next(4)).isInstanceOf(UncheckedIOException.class);
        }
    }

    /** An interrupt must not close what the others read from. */
    @Test
    void anInterruptedReaderHarmsNobody() throws Exception {
        write("[0]\n[1]\n");
        try (RecordStream stream = follow()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> stream.next(0)).isInstanceOf(Exception.class);
            Thread.interrupted();

            assertThat(stream.next(0))
                    .hasValueSatisfying(batch -> assertThat(batch.lines()).hasSize(2));
        }
    }

    private RecordStream follow() throws IOException {
        return files.open(path, () -> ended);
    }

    private static CompletableFuture<Optional<Batch>> later(RecordStream stream, long offset) {
        return CompletableFuture.supplyAsync(() -> next(stream, offset)).orTimeout(50, TimeUnit.SECONDS);
    }

    private static List<String> toTheEnd(RecordStream stream, long from) {
        List<String> records = new ArrayList<>();
        long offset = from;
        Batch batch;
        do {
            batch = next(stream, offset).orElseThrow();
            batch.lines().forEach(line -> records.add(line.json()));
            offset = batch.next();
        } while (!batch.last());
        return records;
    }

    private static Optional<Batch> next(RecordStream stream, long offset) {
        try {
            return stream.next(offset);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
