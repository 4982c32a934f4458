package io.vippet.runner.child.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Measurements;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Measurements measurements = new Measurements();

    @Test
    void nothingCountedIsZero() {
        measurements.open("idle");

        assertThat(rates()).isEqualTo(new Rates(0, 0, 0, 0));
        assertThat(rates().perStream()).isZero();
    }

    @Test
    void oneStreamIsMeasuredFromFirstToLastFrame() {
        count("a", 0, 101, SECOND / 50);

        assertThat(rates().frames()).isEqualTo(101);
        assertThat(rates().seconds()).isCloseTo(2, within(1e-9));
        assertThat(rates().total()).isCloseTo(50, within(1e-6));
    }

    @Test
    void severalStreamsAreMeasuredWhileAllAreActive() {
        count("early", 0, 101, SECOND / 10); // 0..10 s
        count("late", 4 * SECOND, 101, SECOND / 10); // 4..14 s, at first alone twice as fast
        Rates rates = rates();

        assertThat(rates.frames()).isEqualTo(202);
        assertThat(rates.streams()).isEqualTo(2);
        assertThat(rates.seconds()).isCloseTo(6, within(1e-9));
        assertThat(rates.total()).isCloseTo(20, within(1e-6));
        assertThat(rates.perStream()).isCloseTo(10, within(1e-6));
    }

    @Test
    void streamsThatNeverMeetAreMeasuredOverTheWholeTime() {
        count("first", 0, 11, SECOND / 10);
        count("second", 2 * SECOND, 11, SECOND / 10);

        assertThat(rates().seconds()).isCloseTo(3, within(1e-9));
        assertThat(rates().total()).isCloseTo(7, within(1e-6));
    }

    private Rates rates() {
        return Rates.of(measurements.counters());
    }

    private void count(String name, long first, int frames, long period) {
        FrameCounter counter = measurements.open(name);
        for (int i = 0; i < frames; i++) {
            counter.frame(first + i * period);
        }
    }
}
