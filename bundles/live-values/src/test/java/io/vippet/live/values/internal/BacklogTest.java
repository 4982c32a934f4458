package io.vippet.live.values.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.LatencyMetrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final LatencyMetrics SAMPLE = new LatencyMetrics(1000, 1, 1, 1, 33);

    private final Backlog backlog = new Backlog(3);

    @Test
    void theNewestPointOfASeriesTakesThePlaceOfTheOldOne() throws Exception {
        add(rate("a", 1), rate("b", 1), rate("a", 2));

        assertThat(rest()).containsExactly(rate("a", 2), rate("b", 1));
    }

    @Test
    void samplesOfSeveralStreamsGoTogether() throws Exception {
        add(latency("a", "s"), latency("a", "t"), rate("a", 1));

        assertThat(backlog.take()).containsExactly(latency("a", "s"), latency("a", "t"));
        assertThat(backlog.take()).containsExactly(rate("a", 1));
    }

    @Test
    void theEndComesAfterAllThatWaits() throws Exception {
        add(rate("a", 1), latency("a", "s"), end("a"));

        assertThat(rest()).containsExactly(latency("a", "s"), end("a"));
    }

    @Test
    void theNextRunDoesNotHideTheEndOfTheLastOne() throws Exception {
        add(rate("a", 1), end("a"), rate("a", 2), rate("a", 3));

        assertThat(rest()).containsExactly(end("a"), rate("a", 3));
    }

    @Test
    void isBoundedAndKeepsEndsLongest() throws Exception {
        add(end("a"), rate("b", 1), rate("c", 1), rate("d", 1), end("e"), end("f"));

        assertThat(rest()).containsExactly(end("a"), end("e"), end("f"));

        add(end("a"), end("b"), end("c"), end("d"));

        assertThat(rest()).containsExactly(end("b"), end("c"), end("d"));
    }

    @Test
    void whatCannotBeSentComesFirstUnlessThereIsSomethingNewer() throws Exception {
        add(latency("a", "s"), latency("a", "t"));
        List<Point> failed = backlog.take();
        Point newer = new Point.Latency("a", "t", new LatencyMetrics(1000, 2, 2, 2, 33));
        add(newer, end("a"));

        backlog.putBack(failed);

        assertThat(rest()).containsExactly(latency("a", "s"), newer, end("a"));
    }

    @Test
    void closedItHasOnlyTheEndsOfWhatRan() throws Exception {
        add(rate("a", 1), end("a"), rate("b", 1));

        backlog.close();
        add(rate("b", 2), end("b"));

        assertThat(rest()).containsExactly(end("a"), end("b"));
        assertThat(backlog.take()).isEmpty();
    }

    private void add(Point... points) {
        List.of(points).forEach(backlog::add);
    }

    /** Takes all that is there. */
    private List<Point> rest() throws InterruptedException {
        List<Point> all = new ArrayList<>();
        while (backlog.size() > 0) {
            all.addAll(backlog.take());
        }
        return all;
    }

    private static Point rate(String job, double value) {
        return new Point.Rate(job, value);
    }

    private static Point latency(String job, String stream) {
        return new Point.Latency(job, stream, SAMPLE);
    }

    private static Point end(String job) {
        return new Point.End(job);
    }
}
