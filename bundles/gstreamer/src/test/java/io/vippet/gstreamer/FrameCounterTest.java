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
        assertThat(counter.snapshot().rate(Long.MIN_VALUE, Long.MAX_VALUE)).isCloseTo(30, within(1e-6));
    }

    @Test
    void rateInsideAWindowUsesFramesInsideOnly() {
        FrameCounter counter = count(100, 0, SECOND / 10);
        for (int i = 1; i <= 100; i++) {
            counter.frame(99 * SECOND / 10 + i * SECOND / 50);
        }

        assertThat(counter.snapshot().rate(0, 99 * SECOND / 10)).isCloseTo(10, within(1e-6));
        assertThat(counter.snapshot().rate(99 * SECOND / 10, Long.MAX_VALUE)).isCloseTo(50, within(1e-6));
    }

    @Test
    void memoryIsBoundedAndTheRateStaysExact() {
        FrameCounter counter = count(2_000_000, 0, SECOND / 100);
        FrameCounter.Snapshot snapshot = counter.snapshot();

        assertThat(snapshot.times().length).isLessThanOrEqualTo(4097);
        assertThat(snapshot.rate(Long.MIN_VALUE, Long.MAX_VALUE)).isCloseTo(100, within(1e-6));
        assertThat(snapshot.rate(5000 * SECOND, 15000 * SECOND)).isCloseTo(100, within(1e-6));
    }

    @Test
    void fewerThanTwoFramesHaveNoRate() {
        assertThat(new FrameCounter("x").snapshot().rate(0, Long.MAX_VALUE)).isZero();
        assertThat(count(1, 5, 1).snapshot().rate(0, Long.MAX_VALUE)).isZero();
    }

    private static FrameCounter count(int frames, long first, long period) {
        FrameCounter counter = new FrameCounter("x");
        for (int i = 0; i < frames; i++) {
            counter.frame(first + i * period);
        }
        return counter;
    }
}
