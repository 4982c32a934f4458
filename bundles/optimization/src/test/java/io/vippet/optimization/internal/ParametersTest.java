package io.vippet.optimization.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.job.TestRefusedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void haveDefaults() {
        assertThat(Parameters.of(null)).isEqualTo(new Parameters(300, 10));
        Map<String, Object> nulls = new HashMap<>();
        nulls.put("search_duration", null);
        assertThat(Parameters.of(nulls)).isEqualTo(new Parameters(300, 10));
    }

    @Test
    void acceptNumbersInEveryForm() {
        assertThat(Parameters.of(Map.of("search_duration", "20", "sample_duration", 2.0)))
                .isEqualTo(new Parameters(20, 2));
        assertThat(Parameters.of(Map.of("search_duration", 86_400, "sample_duration", " 1 ")))
                .isEqualTo(new Parameters(86_400, 1));
    }

    @Test
    void refuseWhatMakesNoSense() {
        List<Object> values = Arrays.asList(
                0,
                -1,
                2.5,
                "x",
                "",
                "1e9",
                "1e-999999999",
                "1e999999999",
                "9".repeat(1000),
                86_401,
                true,
                List.of(1),
                Double.NaN,
                "NaN");
        for (Object value : values) {
            assertThatThrownBy(() -> Parameters.of(Map.of("search_duration", value)))
                    .as("%s", value)
                    .isInstanceOf(TestRefusedException.class)
                    .hasMessageStartingWith(
                            "Parameter search_duration must be a whole number of seconds from 1 to 86400, not '");
        }
        assertThatThrownBy(() -> Parameters.of(Map.of("sample_duration", 3601)))
                .hasMessage("Parameter sample_duration must be a whole number of seconds from 1 to 3600, not '3601'.");
    }
}
