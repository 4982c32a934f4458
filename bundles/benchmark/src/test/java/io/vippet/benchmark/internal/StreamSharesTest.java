package io.vippet.benchmark.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamSharesTest {

    @ParameterizedTest
    @CsvSource({
        "50/50, 1, 0 1",
        "50/50, 3, 2 1",
        "50/50, 5, 2 3",
        "50/30/20, 7, 4 2 1",
        "50/30/20, 10, 5 3 2",
        "60/40, 5, 3 2",
        "25/25/25/25, 2, 0 0 0 2",
        "100, 7, 7"
    })
    void roundedHalfToEven(String percents, int streams, String shares) {
        assertThat(StreamShares.of(streams, numbers(percents, "/"))).isEqualTo(numbers(shares, " "));
    }

    @ParameterizedTest
    @CsvSource({"30/30/30/10, 5, 2 2 1 0", "50/50/0, 3, 2 1 0"})
    void neverLessThanNothing(String percents, int streams, String shares) {
        assertThat(StreamShares.of(streams, numbers(percents, "/"))).isEqualTo(numbers(shares, " "));
    }

    @Test
    void allStreamsAreShared() {
        List<Integer> percents = List.of(33, 33, 30, 4);
        for (int streams = 1; streams <= 300; streams++) {
            List<Integer> shares = StreamShares.of(streams, percents);
            assertThat(shares).allMatch(share -> share >= 0);
            assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(streams);
        }
    }

    private static List<Integer> numbers(String text, String separator) {
        return Stream.of(text.split(separator)).map(Integer::valueOf).toList();
    }
}
