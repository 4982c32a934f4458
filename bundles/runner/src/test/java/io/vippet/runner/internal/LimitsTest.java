package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class LimitsTest {

    @TempDir
    Path directory;

    @Test
    void eachLimitIsSetByItself() {
        Limits limits = Limits.of(settings(Map.of(
                "VIPPET_CHILD_STARTUP_SECONDS", 1,
                "VIPPET_CHILD_STALL_SECONDS", 2,
                "VIPPET_CHILD_TEARDOWN_SECONDS", 3,
                "VIPPET_CHILD_MEMORY_MB", 4)));

        assertThat(limits.firstFrame()).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.stall()).isEqualTo(Duration.ofSeconds(2));
        assertThat(limits.silence()).isEqualTo(Duration.ofSeconds(2));
        assertThat(limits.teardown()).isEqualTo(Duration.ofSeconds(3));
        assertThat(limits.memoryMegabytes()).isEqualTo(4);
        assertThat(limits.stop()).isEqualTo(Limits.DEFAULT.stop());
    }

    @Test
    void aChildMayTakeMostOfTheMachineAndNotMore() {
        assertThat(Limits.of(settings(Map.of())).memoryMegabytes()).isPositive();
    }

    @Test
    void aLimitThatMakesNoSenseIsNamed() {
        assertThatThrownBy(() -> Limits.of(settings(Map.of("VIPPET_CHILD_STALL_SECONDS", 0))))
                .hasMessage("VIPPET_CHILD_STALL_SECONDS must be at least 1, not 0");
        assertThatThrownBy(() -> Limits.of(settings(Map.of("VIPPET_CHILD_MEMORY_MB", -1))))
                .hasMessage("VIPPET_CHILD_MEMORY_MB must be at least 0, not -1");
    }

    private Settings settings(Map<String, Integer> values) {
        Settings home = new HomeSettings(directory);
        return new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(values.get(name)).map(String::valueOf);
            }

            @Override
            public int integer(String name, int defaultValue) {
                return values.getOrDefault(name, defaultValue);
            }

            @Override
            public Path path(Place place) {
                return home.path(place);
            }

            @Override
            public String onWire(Path local) {
                return home.onWire(local);
            }

            @Override
            public Path local(String onWire) {
                return home.local(onWire);
            }
        };
    }
}
