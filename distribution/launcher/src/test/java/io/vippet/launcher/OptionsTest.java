package io.vippet.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void argumentsBecomeFrameworkProperties() {
        var options = parse(Map.of(), "--home", "/srv/vippet", "--port=0", "--bind", "::1");

        assertThat(options.home()).isEqualTo(Path.of("/srv/vippet"));
        assertThat(options.settings())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("VIPPET_HOME", "/srv/vippet", "VIPPET_PORT", "0", "VIPPET_BIND", "::1"));
    }

    @Test
    void homeFollowsTheEnvironment() {
        assertThat(parse(Map.of("VIPPET_HOME", "/a", "XDG_DATA_HOME", "/b")).home())
                .isEqualTo(Path.of("/a"));
        assertThat(parse(Map.of("VIPPET_HOME", " ", "XDG_DATA_HOME", "/b")).home())
                .isEqualTo(Path.of("/b/vippet"));
        assertThat(parse(Map.of()).home()).endsWithRaw(Path.of(".local/share/vippet"));
        assertThat(parse(Map.of("VIPPET_HOME", "/a"), "--home", "/c/../d").home())
                .isEqualTo(Path.of("/d"));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> parse(Map.of(), "--prot", "1")).hasMessageContaining("'--prot'");
        assertThatThrownBy(() -> parse(Map.of(), "--port")).hasMessage("--port needs a value.");
        assertThatThrownBy(() -> parse(Map.of(), "--port", "65536")).hasMessageContaining("65536");
    }

    private static Options parse(Map<String, String> environment, String... arguments) {
        return Options.parse(arguments, environment);
    }
}
