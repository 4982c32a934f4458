package io.vippet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static Arguments read(String words) {
        return new Arguments(List.of(words.split(" ")), Set.of("streams", "seconds"), 1);
    }

    @Test
    void operandsAndOptionsMayBeMixed() {
        var arguments = read("--streams 4 a/cpu --seconds 2.5");
        assertThat(arguments.operand(0)).isEqualTo("a/cpu");
        assertThat(arguments.count("streams", 1)).isEqualTo(4);
        assertThat(arguments.number("seconds", 10, 1)).isEqualTo(2.5);
        assertThat(read("a/cpu").count("streams", 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a/cpu --stream 4, There is no option --stream here; there is --seconds; --streams.",
        "a/cpu --streams, The option --streams needs a value.",
        "a/cpu b/cpu, 'b/cpu' is one word too many."
    })
    void whatIsNotUnderstoodIsNamed(String words, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> read(words))
                .withMessage(message.replace("seconds;", "seconds,"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "many", "99999999999"})
    void streamsAreCounted(String value) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> read("--streams " + value).count("streams", 1))
                .withMessageContaining("'" + value + "'");
    }
}
