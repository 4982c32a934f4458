package io.vippet.app.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentSettingsTest {

    @TempDir
    private Path directory = Path.of("");

    private EnvironmentSettings settings(Map<String, String> values) {
        Map<String, String> system = Map.of("user.home", directory.resolve("u").toString(), "user.dir", "/dist");
        return new EnvironmentSettings(values::get, system::get);
    }

    private EnvironmentSettings homed() {
        return settings(Map.of("VIPPET_HOME", directory.toString()));
    }

    @Test
    void textsAreTrimmedAndBlankOnesAreUnset() {
        EnvironmentSettings settings =
                settings(Map.of("VIPPET_HOME", directory.toString(), "A", " x ", "B", "  ", "N", " 12 ", "M", "12x"));

        assertThat(settings.text("A")).contains("x");
        assertThat(settings.text("B")).isEmpty();
        assertThat(settings.text("C")).isEmpty();
        assertThat(settings.integer("N", 1)).isEqualTo(12);
        assertThat(settings.integer("B", 7)).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.integer("M", 7))
                .withMessageContaining("M")
                .withMessageContaining("12x");
    }

    @Test
    void homeFollowsTheSettingThenTheDataDirectoryThenTheUser() {
        String xdg = directory.resolve("x").toString();

        assertThat(settings(Map.of("VIPPET_HOME", directory + "/a/../b", "XDG_DATA_HOME", xdg))
                        .path(Place.HOME))
                .isEqualTo(directory.resolve("b"));
        assertThat(settings(Map.of("XDG_DATA_HOME", xdg)).path(Place.HOME)).isEqualTo(directory.resolve("x/vippet"));
        assertThat(settings(Map.of()).path(Place.HOME)).isEqualTo(directory.resolve("u/.local/share/vippet"));
    }

    @ParameterizedTest
    @EnumSource(value = Place.class, mode = EnumSource.Mode.EXCLUDE, names = "DISTRIBUTION")
    void placesExistBelowTheHome(Place place) {
        assertThat(homed().path(place)).isDirectory().startsWith(directory);
    }

    @Test
    void placesCanBeMoved() {
        Path videos = directory.resolve("elsewhere");
        EnvironmentSettings settings = settings(Map.of(
                "VIPPET_HOME", directory.toString(), "OUTPUT_VIDEO_DIR", videos + "/", "VIPPET_DISTRIBUTION", "/d"));

        assertThat(settings.path(Place.OUTPUT_VIDEOS)).isEqualTo(videos).isDirectory();
        assertThat(settings.path(Place.DISTRIBUTION)).isEqualTo(Path.of("/d"));
        assertThat(homed().path(Place.DISTRIBUTION)).isEqualTo(Path.of("/dist"));
        assertThat(settings.onWire(videos.resolve("j/a.mp4"))).isEqualTo("/videos/output/j/a.mp4");
        assertThat(settings.local("/videos/output/j/a.mp4")).isEqualTo(videos.resolve("j/a.mp4"));
    }

    @Test
    void directoryThatCannotBeMadeIsNamedWithItsSetting() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> settings(Map.of("VIPPET_HOME", directory.toString(), "METADATA_DIR", file + "/x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file + "/x")
                .hasMessageContaining("METADATA_DIR");
    }

    @ParameterizedTest
    @CsvSource({
        "videos/input/auto/a.mp4, /videos/input/auto/a.mp4",
        "videos/input/uploaded/b/c.mp4, /videos/input/uploaded/b/c.mp4",
        "videos/output, /videos/output",
        "images/input/uploaded/s/1.png, /images/input/uploaded/s/1.png",
        "models/output/m.xml, /models/output/m.xml",
        "models/list.yaml, /models/list.yaml",
        "metadata/j/0.jsonl, /metadata/j/0.jsonl"
    })
    void pathsBelowTheHomeLookAlikeEverywhere(String local, String wire) {
        EnvironmentSettings settings = homed();

        assertThat(settings.onWire(directory.resolve(local))).isEqualTo(wire);
        assertThat(settings.local(wire)).isEqualTo(directory.resolve(local));
    }

    @Test
    void otherPathsStayAsTheyAre() {
        EnvironmentSettings settings = homed();

        assertThat(settings.onWire(Path.of("/dev/video0"))).isEqualTo("/dev/video0");
        assertThat(settings.local("/dev/video0")).isEqualTo(Path.of("/dev/video0"));
        assertThat(settings.local("/videosx")).isEqualTo(Path.of("/videosx"));
        assertThat(settings.onWire(directory.resolve("db/vippet.db")))
                .isEqualTo(directory.resolve("db/vippet.db").toString());
    }

    @Test
    void dotsDoNotLeadOutOfAPlace() {
        EnvironmentSettings settings = homed();

        assertThat(settings.local("/videos/output/../../etc/passwd")).isEqualTo(Path.of("/etc/passwd"));
        assertThat(settings.onWire(directory.resolve("videos/output/../../db"))).doesNotStartWith("/videos");
    }
}
