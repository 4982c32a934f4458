package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOptionsTest {

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        assertThat(read(Map.of(), Map.of()))
                .isEqualTo(new HttpOptions("127.0.0.1", 7860, "127.0.0.1", 7861, "", "", ""));
    }

    @Test
    void frameworkPropertiesComeBeforeTheEnvironment() {
        HttpOptions options = read(
                Map.of("VIPPET_PORT", "1", "VIPPET_BIND", " "), Map.of("VIPPET_PORT", "2", "VIPPET_BIND", "0.0.0.0"));

        assertThat(options.port()).isEqualTo(1);
        assertThat(options.bind()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "65536", "7860 7861"})
    void otherPortsAreRefused(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("VIPPET_ADMIN_PORT", port), Map.of()))
                .withMessageContaining("VIPPET_ADMIN_PORT")
                .withMessageContaining("'" + port + "'");
    }

    private static HttpOptions read(Map<String, String> properties, Map<String, String> environment) {
        return HttpOptions.read(properties::get, environment::get);
    }
}
