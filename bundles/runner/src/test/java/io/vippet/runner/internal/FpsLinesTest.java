package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.runner.internal.FpsLines.Kind;
import io.vippet.runner.internal.FpsLines.Rate;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FpsLinesTest {

    @Test
    void readsALineWithSeveralStreamsBehindAPrefix() {
        assertThat(FpsLines.parse("gst_runner - INFO - FpsCounter(average 3.01sec): total=90.51 fps, "
                        + "number-streams=3, per-stream=30.17 fps (30.10, 30.20, 30.21)"))
                .contains(new Rate(Kind.AVERAGE, 3.01, 90.51, 3, 30.17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FPSCounter: Not enough data for calculation. Try a longer run.",
                "FpsCounter(average 1.00sec): total=inf fps, number-streams=1, per-stream=inf fps",
                "FpsCounter(overall 1.00sec): total=nan fps, number-streams=1, per-stream=nan fps",
                "FpsCounter(average 1.00sec): total=1.2.3 fps, number-streams=1, per-stream=1 fps",
                "FpsCounter(median 1.00sec): total=1 fps, number-streams=1, per-stream=1 fps",
                ""
            })
    void ignoresWhatIsNoRate(String line) {
        assertThat(FpsLines.parse(line)).isEmpty();
    }

    /** Lines are {@code kind streams total perStream}; five streams were asked for. */
    @ParameterizedTest
    @CsvSource({
        "average 5 50 10; average 5 75 15; overall 5 60 12, 75, 15, 5",
        "last 5 120 24; overall 5 85 17, 85, 17, 5",
        "average 2 40 20; average 4 100 25, 100, 25, 4",
        "last 5 100 20; last 5 130 26, 130, 26, 5",
        "average 5 75.51 15.10; last 5 330.93 66.19; overall 5 85.06 17.01, 75.51, 15.10, 5",
        // ties between numbers of streams: the one seen first
        "average 6 60 10; average 4 44 11, 60, 10, 6",
        "average 4 44 11; average 6 60 10; average 4 48 12, 48, 12, 4",
        // an overall rate over fewer streams says nothing
        "overall 4 40 10; last 5 50 10, 50, 10, 5",
        "overall 4 40 10; average 1 9 9, 9, 9, 1"
    })
    void selectsTheResult(String lines, double total, double perStream, int streams) {
        FpsLines fps = new FpsLines(5);
        Arrays.stream(lines.split("; ")).map(FpsLinesTest::line).forEach(fps::accept);

        Rate result = fps.result().orElseThrow();
        assertThat(result.total()).isEqualTo(total);
        assertThat(result.perStream()).isEqualTo(perStream);
        assertThat(result.streams()).isEqualTo(streams);
    }

    @Test
    void hasNoResultWithoutALine() {
        assertThat(new FpsLines(5).result()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"average 5 75 15, true", "average 4 60 15, false", "last 5 75 15, false", "overall 5 75 15, false"})
    void showsOnlyAveragesOverAllStreamsLive(String line, boolean current) {
        FpsLines fps = new FpsLines(5);

        assertThat(fps.accept(line(line)).map(fps::isCurrent)).contains(current);
    }

    private static String line(String text) {
        String[] p = text.split(" ");
        return String.format(
                Locale.ROOT,
                "FpsCounter(%s 1.00sec): total=%s fps, number-streams=%s, per-stream=%s fps",
                p[0],
                p[2],
                p[1],
                p[3]);
    }
}
