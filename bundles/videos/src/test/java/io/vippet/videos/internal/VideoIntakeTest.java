package io.vippet.videos.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vippet.api.media.UploadRefusedException;
import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import io.vippet.api.media.VideoUploadError;
import io.vippet.api.media.VideoUploadError.Kind;
import io.vippet.api.payload.UploadedFile;
import io.vippet.api.runner.MediaProbe;
import io.vippet.api.runner.VideoStream;
import io.vippet.graph.lookup.TsConversion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class VideoIntakeTest {

    private static final UploadRules RULES =
            new UploadRules(List.of("mp4", "mkv", "xyz"), List.of("mp4"), List.of("h264"), 10_000);

    @TempDir
    Path directory;

    private Path uploaded;
    private VideoInventory inventory;
    private VideoIntake intake;
    private final MediaProbe probe = file -> new VideoStream("h264", 8, 8, 1, 1);

    @BeforeEach
    void prepare() throws IOException {
        uploaded = Files.createDirectories(directory.resolve("uploaded"));
        VideoReader reader = new VideoReader(probe);
        inventory = new VideoInventory(Files.createDirectories(directory.resolve("auto")), uploaded, reader);
        intake = intake(VideoIntakeTest::copy);
    }

    private VideoIntake intake(TsConversion companions) {
        return new VideoIntake(uploaded, RULES, new VideoReader(probe), inventory, companions);
    }

    private static boolean copy(String source, String target) {
        try {
            Files.copy(Path.of(source), Path.of(target));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] clip(String codec) throws IOException {
        Mp4 clip = new Mp4();
        clip.codec = codec;
        return Files.readAllBytes(clip.write(directory.resolve("clip")));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(uploaded)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private VideoUploadError refused(String name, byte[] content) {
        UploadedFile file = new UploadedFile(name, new ByteArrayInputStream(content));
        return (VideoUploadError) catchThrowableOfType(UploadRefusedException.class, () -> intake.upload(file))
                .error();
    }

    @Test
    void aGoodVideoIsListedWithItsCompanion() throws IOException {
        Video video = intake.upload(new UploadedFile("dir/my clip.mp4", new ByteArrayInputStream(clip("avc1"))));

        assertThat(video)
                .isEqualTo(new Video(
                        "my clip.mp4", 320, 240, 30, 90, "h264", 3, VideoSource.UPLOADED, "uploaded/my clip.mp4"));
        assertThat(inventory.list()).extracting(Video::filename).containsExactly("my clip.mp4", "my clip.ts");
        assertThat(files()).containsExactly("my clip.mp4", "my clip.mp4.json", "my clip.ts", "my clip.ts.json");
        assertThat(Files.getPosixFilePermissions(uploaded.resolve("my clip.mp4")))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/", ".mp4", "a;b.mp4", "a\nb.mp4", "a\\b.mp4", "a\0.mp4"})
    void oddNamesAreRefused(String name) {
        VideoUploadError error = refused(name, new byte[0]);
        assertThat(error.error()).isEqualTo(Kind.MISSING_FILENAME);
        assertThat(error.found()).isEqualTo(name);
    }

    @Test
    void whatIsNotAllowedIsRefusedInThisOrder() throws IOException {
        byte[] good = clip("avc1");
        assertThat(refused("a.txt", good)).satisfies(e -> {
            assertThat(e.error()).isEqualTo(Kind.UNSUPPORTED_EXTENSION);
            assertThat(e.found()).isEqualTo("txt");
            assertThat(e.allowed()).containsExactly("mp4", "mkv", "xyz");
        });
        assertThat(refused("a.mp4", new byte[10_001])).satisfies(e -> {
            assertThat(e.error()).isEqualTo(Kind.FILE_TOO_LARGE);
            assertThat(e.found()).isEqualTo(10_001L);
            assertThat(e.allowed()).containsExactly(10_000L);
        });
        assertThat(refused("a.mp4", new byte[0]).error()).isEqualTo(Kind.INVALID_VIDEO);
        assertThat(refused("a.xyz", good).error()).isEqualTo(Kind.INVALID_VIDEO);
        assertThat(refused("a.mkv", good).detail()).contains("does not begin like a file of type mkv");
        byte[] matroska = new byte[100];
        System.arraycopy(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, matroska, 0, 4);
        assertThat(refused("a.mkv", matroska)).satisfies(e -> {
            assertThat(e.error()).isEqualTo(Kind.UNSUPPORTED_CONTAINER);
            assertThat(e.found()).isEqualTo("mkv");
        });
        assertThat(refused("a.mp4", clip("vp09"))).satisfies(e -> {
            assertThat(e.error()).isEqualTo(Kind.UNSUPPORTED_CODEC);
            assertThat(e.found()).isEqualTo("vp09");
            assertThat(e.allowed()).containsExactly("h264");
        });
        assertThat(files()).isEmpty();
    }

    @Test
    void aVideoOfTheSameStemStays() throws IOException {
        new Mp4().write(directory.resolve("auto/a.mov"));
        VideoUploadError error = refused("a.mp4", clip("avc1"));
        assertThat(error.error()).isEqualTo(Kind.FILE_EXISTS);
        assertThat(error.found()).isEqualTo("a.mp4");
        assertThat(error.allowed()).isNull();
        assertThat(error.detail()).contains("a.mov");
    }

    @Test
    void whatCannotBeLoopedIsNotKept() throws IOException {
        VideoIntake failing = intake((source, target) -> false);
        byte[] good = clip("avc1");
        assertThatThrownBy(() -> failing.upload(new UploadedFile("a.mp4", new ByteArrayInputStream(good))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("transport stream");
        assertThat(files()).isEmpty();
    }

    @Test
    void aBrokenConnectionLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> intake.upload(new UploadedFile("a.mp4", broken)))
                .hasMessage("gone");
        assertThat(files()).isEmpty();
    }

    @Test
    void leftoversOfACrashAreClearedAndNeverListed() throws IOException {
        Path left = Files.write(uploaded.resolve(".upload-1.mp4"), clip("avc1"));
        assertThat(inventory.list()).isEmpty();
        intake(VideoIntakeTest::copy);
        assertThat(left).doesNotExist();
    }

    @Test
    void ofManyUploadsOfOneNameOneWins() throws Exception {
        byte[] good = clip("avc1");
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try {
                        intake.upload(new UploadedFile("same.mp4", new ByteArrayInputStream(good)));
                        won.incrementAndGet();
                    } catch (UploadRefusedException e) {
                        lost.incrementAndGet();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(won).hasValue(1);
        assertThat(lost).hasValue(7);
        assertThat(files()).contains("same.mp4", "same.mp4.json").noneMatch(name -> name.startsWith(".upload"));
    }
}
