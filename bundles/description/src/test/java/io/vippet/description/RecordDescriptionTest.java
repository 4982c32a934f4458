package io.vippet.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordDescriptionTest {

    @Test
    void typesWithoutAFormAreNamed() {
        record Odd(Thread thread) {}
        assertThatThrownBy(() -> RecordDescription.of(Odd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd.thread")
                .hasMessageContaining("java.lang.Thread");
    }

    @Test
    void namesAreSnakeCase() {
        assertThat(RecordDescription.snakeCase("latencyP50Ms")).isEqualTo("latency_p50_ms");
        assertThat(RecordDescription.snakeCase("totalFps")).isEqualTo("total_fps");
        assertThat(RecordDescription.snakeCase("id")).isEqualTo("id");
    }
}
