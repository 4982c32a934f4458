package io.vippet.gstreamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrameCounterTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void rateIsPeriodsOverTime() {
        FrameCounter counter = count(31, 0, SECOND / 30);

        assertThat(counter.snapshot().frames()).isEqualTo(31);
        assertThat(rate(counter, Long.MIN_VALUE, 1 * SECOND)).isCloseTo(30, within(1e-6));
    }

    @Test
    void rateInsideAWindowUsesFramesInsideOnly() {
        FrameCounter counter = count(100, 0, SECOND / 10);
        for (int i = 1; i <= 100; i++) {
            counter.frame(99 * SECOND / 10 + i * SECOND / 50);
        }

        assertThat(rate(counter, 0, 99 * SECOND / 10)).isCloseTo(10, within(1e-6));
        assertThat(rate(counter, 99 * SECOND / 10, 119 * SECOND / 10)).isCloseTo(50, within(1e-6));
    }

    @Test
    void memoryIsBoundedAndTheRateStaysExact() {
        FrameCounter counter = count(2_000_000, 0, SECOND / 100);
        FrameCounter.Snapshot snapshot = counter.snapshot();

        assertThat(snapshot.times().length).isLessThanOrEqualTo(4097);
        assertThat(rate(counter, Long.MIN_VALUE, 20_000 * SECOND)).isCloseTo(100, within(1e-6));
        assertThat(rate(counter, 5000 * SECOND, 15000 * SECOND)).isCloseTo(100, within(0.05));
    }

    @Test
    void withoutFramesOrTimeThereIsNoRate() {
        assertThat(rate(new FrameCounter("x"), 0, SECOND)).isZero();
        assertThat(rate(count(1, SECOND, 1), 0, SECOND)).isZero();
    }

    @Test
    void aStreamThatHangsCountsAllTheTime() {
        FrameCounter counter = count(50, 0, SECOND / 50);

        assertThat(rate(counter, 0, 10 * SECOND)).isCloseTo(5, within(1e-6));
    }

    @Test
    void aPauseBetweenBurstsIsNoHang() {
        FrameCounter counter = count(50, 0, SECOND / 10);

        assertThat(rate(counter, 0, 53 * SECOND / 10)).isCloseTo(10, within(1e-6));
    }

    @Test
    void lateNeighboursDoNotSlowAStream() {
        FrameCounter counter = count(50, 0, SECOND / 10);

        assertThat(rate(counter, 0, 499 * SECOND / 100)).isCloseTo(10, within(1e-6));
    }

    private static double rate(FrameCounter counter, long from, long to) {
        return counter.snapshot().between(from, to).rate(to);
    }

    private static FrameCounter count(int frames, long first, long period) {
        FrameCounter counter = new FrameCounter("x");
        for (int i = 0; i < frames; i++) {
            counter.frame(first + i * period);
        }
        return counter;
    }
}
