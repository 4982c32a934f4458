package io.vippet.benchmark.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.app.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoriesTest {

    @Test
    void onlyThoseOfTheJobGo(@TempDir Path home) throws Exception {
        HomeSettings settings = new HomeSettings(home);
        Path videos = settings.path(Place.OUTPUT_VIDEOS);
        Path metadata = settings.path(Place.METADATA);
        Path video = file(videos.resolve("20260102_030405_aa/pipeline/main_output.mp4"));
        Path records = file(metadata.resolve("20260102_030405_aa/pipeline/metadata_3.jsonl"));
        Path other = file(videos.resolve("20260102_030405_bb/pipeline/main_output.mp4"));

        new RunDirectories(settings).removed("aa");

        assertThat(video).doesNotExist();
        assertThat(records).doesNotExist();
        assertThat(videos).isDirectoryContaining(path -> path.endsWith("20260102_030405_bb"));
        assertThat(other).exists();
        assertThat(Files.list(metadata)).isEmpty();
    }

    private static Path file(Path path) throws Exception {
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "content");
    }
}
