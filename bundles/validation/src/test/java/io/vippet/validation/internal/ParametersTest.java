package io.vippet.validation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.job.TestRefusedException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {

    @Test
    void theRuntimeIsTakenAsTheContractHasIt() {
        assertThat(Parameters.of(null)).isEqualTo(new Parameters(10, null));
        assertThat(Parameters.of(Map.of("other", 1))).isEqualTo(new Parameters(10, null));
        assertThat(Parameters.of(Map.of("max-runtime", "5")).maxRuntime()).isEqualTo(5);
        assertThat(Parameters.of(Map.of("max-runtime", 2.9)).maxRuntime()).isEqualTo(2);
        assertThat(Parameters.of(Map.of("max-runtime", true)).maxRuntime()).isEqualTo(1);
    }

    static List<Object> senselessRuntimes() {
        return Arrays.asList(0, -1, "1.5", "x", List.of(1), 0.9, 1e30, null);
    }

    @ParameterizedTest
    @MethodSource("senselessRuntimes")
    void senselessRuntimesAreRefused(Object runtime) {
        assertThatThrownBy(() -> Parameters.of(Collections.singletonMap("max-runtime", runtime)))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageContaining("max-runtime");
    }

    @Test
    void theGateHasDefaults() {
        assertThat(Parameters.of(Map.of("reference", "a.jsonl", "min-recall", 0.5))
                        .gate())
                .isEqualTo(new AccuracyGate("a.jsonl", 0.9, 0.5, 0.1));
    }

    @Test
    void senselessBoundsAreRefused() {
        assertThatThrownBy(() -> Parameters.of(Map.of("min-recall", 0.5)))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageContaining("needs a reference");
        assertThatThrownBy(() -> Parameters.of(Map.of("reference", "a", "min-precision", 2)))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageContaining("min-precision");
        assertThatThrownBy(() -> Parameters.of(Map.of("reference", 1)))
                .isInstanceOf(TestRefusedException.class)
                .hasMessageContaining("reference");
    }
}
