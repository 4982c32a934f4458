package io.vippet.videos.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class Mp4ReaderTest {

    @TempDir
    Path directory;

    private VideoFacts read(Mp4 mp4) throws IOException {
        return Mp4Reader.read(mp4.write(directory.resolve("a.mp4"))).orElseThrow();
    }

    @Test
    void readsFacts() throws IOException {
        assertThat(read(new Mp4())).isEqualTo(new VideoFacts(320, 240, 30, 90, "h264"));
    }

    @Test
    void findsIndexAtTheEndAndTurnsPicture() throws IOException {
        Mp4 mp4 = new Mp4();
        mp4.indexLast = true;
        mp4.turned = true;
        mp4.codec = "hvc1";

        assertThat(read(mp4)).isEqualTo(new VideoFacts(240, 320, 30, 90, "h265"));
    }

    @Test
    void tellsRateDespiteOddLastFrameAndVariableOnes() throws IOException {
        Mp4 mp4 = new Mp4();
        mp4.times = new int[] {119, 1001, 1, 500};
        assertThat(read(mp4).fps()).isEqualTo(30_000 / 1001.0);
        assertThat(read(mp4).frameCount()).isEqualTo(120);

        mp4.times = new int[] {10, 1000, 10, 2000};
        assertThat(read(mp4).fps()).isEqualTo(20.0);
    }

    @Test
    void namesOtherCodecs() throws IOException {
        Mp4 mp4 = new Mp4();
        mp4.codec = "VP09";
        assertThat(read(mp4).codec()).isEqualTo("vp09");
        assertThat(read(mp4).usable()).isFalse();
    }

    @Test
    void refusesWhatIsNoVideoOrCutOff() throws IOException {
        Path file = directory.resolve("a.mp4");
        for (byte[] content : new byte[][] {{}, "text that is no video at all".getBytes(), new byte[64]}) {
            Files.write(file, content);
            assertThatThrownBy(() -> Mp4Reader.read(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void survivesAnyDamage() throws IOException {
        byte[] whole = Files.readAllBytes(new Mp4().write(directory.resolve("a.mp4")));
        Random random = new Random(20);
        Path file = directory.resolve("b.mp4");
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int k = random.nextInt(6); k > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                Mp4Reader.read(file);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("index");
            }
        }
    }

    /** What GStreamer's discoverer says of the clips that set-up fetches. */
    @ParameterizedTest
    @CsvSource({"vtest.mp4,768,576,10,400", "bikes.mp4,640,272,25,250", "carphone.mp4,176,144,29.97,120"})
    void readsRealClips(String name, int width, int height, double fps, int frames) throws IOException {
        VideoFacts facts = Mp4Reader.read(clip(name)).orElseThrow();

        assertThat(facts.width()).isEqualTo(width);
        assertThat(facts.height()).isEqualTo(height);
        assertThat(facts.fps()).isCloseTo(fps, Offset.offset(0.001));
        assertThat(facts.frameCount()).isEqualTo(frames);
        assertThat(facts.codec()).isEqualTo("h264");
    }

    private static Path clip(String name) throws IOException {
        String home = System.getProperty("VIPPET_HOME", System.getenv().getOrDefault("VIPPET_HOME", ""));
        assumeTrue(!home.isEmpty(), "VIPPET_HOME is not set");
        Path videos = Path.of(home, "videos");
        assumeTrue(Files.isDirectory(videos), "no directory " + videos);
        try (Stream<Path> files = Files.walk(videos)) {
            Path clip = files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElse(null);
            assumeTrue(clip != null, "no " + name + " in " + videos);
            return clip;
        }
    }
}
