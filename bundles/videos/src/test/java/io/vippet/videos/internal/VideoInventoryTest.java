package io.vippet.videos.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.Runner;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.lookup.VideoEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class VideoInventoryTest {

    @TempDir
    Path directory;

    private Path auto;
    private Path uploaded;
    private VideoInventory inventory;
    private final List<String> launched = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        auto = Files.createDirectories(directory.resolve("auto"));
        uploaded = Files.createDirectories(directory.resolve("uploaded"));
        inventory = new VideoInventory(auto, uploaded, new VideoReader(null));
    }

    private List<String> names() {
        return inventory.list().stream().map(Video::path).toList();
    }

    @Test
    void listsUsableVideosShippedOnesFirst() throws IOException {
        new Mp4().write(uploaded.resolve("a.MP4"));
        new Mp4().write(auto.resolve("z.mp4"));
        new Mp4().write(auto.resolve("b.mov"));
        Mp4 other = new Mp4();
        other.codec = "vp09";
        other.write(auto.resolve("vp9.mp4"));
        Files.writeString(auto.resolve("broken.mp4"), "no video");
        Files.writeString(auto.resolve("film.mkv"), "not read here");
        Files.writeString(auto.resolve("notes.txt"), "text");
        Files.createDirectories(auto.resolve("folder.mp4"));
        new Mp4().write(auto.resolve(".hidden.mp4"));

        assertThat(names()).containsExactly("auto/b.mov", "auto/z.mp4", "uploaded/a.MP4");
    }

    @Test
    void describesVideoAndRemembersIt() throws IOException {
        new Mp4().write(auto.resolve("a.mp4"));

        assertThat(inventory.list())
                .containsExactly(new Video("a.mp4", 320, 240, 30, 90, "h264", 3, VideoSource.AUTO, "auto/a.mp4"));
        assertThat(auto.resolve("a.mp4.json"))
                .content()
                .contains("\"frame_count\" : 90")
                .contains("\"source\" : \"auto\"");
    }

    @Test
    void believesCompleteSidecarsOnly() throws IOException {
        new Mp4().write(auto.resolve("a.mp4"));
        new Mp4().write(auto.resolve("b.mp4"));
        Files.writeString(auto.resolve("a.mp4.json"), """
                {"filename":"x","width":1,"height":2,"fps":3.0,"frame_count":4,"codec":"h265","duration":5.0}
                """);
        Files.writeString(auto.resolve("b.mp4.json"), "{\"width\":1}");

        assertThat(inventory.list()).extracting(Video::width).containsExactly(1, 320);
        assertThat(inventory.list()).extracting(Video::filename).containsExactly("a.mp4", "b.mp4");
    }

    @Test
    void uploadedVideoHidesShippedOne() throws IOException {
        new Mp4().write(auto.resolve("a.mp4"));
        new Mp4().write(uploaded.resolve("a.mp4"));

        assertThat(names()).containsExactly("uploaded/a.mp4");
    }

    @Test
    void findsVideosThatCameAndForgetsThoseThatWent() throws IOException {
        assertThat(inventory.video("a.mp4")).isEmpty();
        Path file = new Mp4().write(auto.resolve("a.mp4"));

        assertThat(inventory.video("a.mp4")).contains(new VideoEntry("a.mp4", file.toString(), "h264"));
        assertThat(inventory.exists("/any/where/a.mp4")).isTrue();
        assertThat(inventory.video("/any/where/a.mp4")).isEmpty();
        assertThat(inventory.exists("")).isFalse();

        Files.delete(file);
        assertThat(inventory.video("a.mp4")).isEmpty();
    }

    @Test
    void transportStreamHasTheFactsOfItsOriginal() throws IOException {
        new Mp4().write(auto.resolve("a.mp4"));
        Files.writeString(auto.resolve("a.ts"), "stream");
        Files.writeString(auto.resolve("alone.ts"), "stream");

        assertThat(inventory.list())
                .extracting(Video::filename, Video::frameCount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.mp4", 90),
                        org.assertj.core.groups.Tuple.tuple("a.ts", 90));
    }

    @Test
    void makesTransportStreamOnceAndListsIt() throws IOException {
        Path source = new Mp4().write(auto.resolve("my clip.mp4"));
        Path target = auto.resolve("my clip.ts");
        TsCompanions companions = new TsCompanions(directory.resolve("logs"), inventory, writing());

        assertThat(companions.convert(source.toString(), target.toString())).isTrue();
        assertThat(companions.convert(source.toString(), target.toString())).isTrue();

        assertThat(target).hasContent("stream");
        assertThat(launched)
                .singleElement()
                .asString()
                .startsWith("filesrc location=\"" + source
                        + "\" ! qtdemux ! h264parse ! video/x-h264,stream-format=byte-stream");
        assertThat(names()).contains("auto/my clip.ts");
    }

    @Test
    void saysWhenNoStreamCanBeMade() throws IOException {
        Path source = new Mp4().write(auto.resolve("a.mp4"));
        String target = auto.resolve("a.ts").toString();
        Runner failing = (request, listener) -> {
            throw new RunnerException(RunnerException.Kind.START, "no child", List.of(), 0);
        };

        assertThat(new TsCompanions(directory, inventory, failing).convert(source.toString(), target))
                .isFalse();
        assertThat(new TsCompanions(directory, inventory, null).convert(source.toString(), target))
                .isFalse();
        assertThat(new TsCompanions(directory, inventory, writing()).convert(auto + "/unknown.mp4", target))
                .isFalse();
        assertThat(Path.of(target)).doesNotExist();
        assertThat(TsRemux.launch(Path.of("/a.ts"), Path.of("/b.ts"), "h264")).isEmpty();
        assertThat(TsRemux.launch(Path.of("/a.mp4"), Path.of("/b.ts"), "vp9")).isEmpty();
        assertThat(TsRemux.launch(Path.of("/a.hevc"), Path.of("/b.ts"), "h265").orElseThrow())
                .startsWith("filesrc location=\"/a.hevc\" ! h265parse");
    }

    /** A runner that writes what the text's last location names. */
    private Runner writing() {
        return (request, listener) -> {
            launched.add(request.launch());
            return new Run() {
                @Override
                public RunResult await() {
                    Matcher last = Pattern.compile(".*location=\"([^\"]+)\"").matcher(request.launch());
                    try {
                        assertThat(last.find()).isTrue();
                        Files.writeString(Path.of(last.group(1)), "stream");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return RunResult.nothing(false);
                }

                @Override
                public void stop() {}
            };
        };
    }
}
