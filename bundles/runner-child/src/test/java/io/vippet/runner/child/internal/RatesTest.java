package io.vippet.runner.child.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Measurements;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Measurements measurements = new Measurements();
    private long over;

    @Test
    void nothingCountedIsZero() {
        measurements.open("idle");

        assertThat(rates().frames()).isZero();
        assertThat(rates().total()).isZero();
        assertThat(rates().streams()).isZero();
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
        count("early", 0, 101, SECOND / 10).end(); // 0..10 s
        count("late", 4 * SECOND, 101, SECOND / 10).end(); // 4..14 s
        Rates rates = rates();

        assertThat(rates.frames())
                .as("frames before all streams deliver do not count")
                .isEqualTo(122);
        assertThat(rates.streams()).isEqualTo(2);
        assertThat(rates.seconds()).isCloseTo(6, within(1e-9));
        assertThat(rates.total()).isCloseTo(20, within(1e-6));
        assertThat(rates.perStream()).isCloseTo(10, within(1e-6));
        assertThat(rates.byCounter().get("late")).isEqualTo(rates.byCounter().get("early"));
    }

    @Test
    void aStreamThatHangsShowsInItsRate() {
        count("good", 0, 101, SECOND / 10); // 0..10 s
        count("hanging", 0, 21, SECOND / 10); // 0..2 s, and no end
        over = 10 * SECOND;

        assertThat(rates().seconds()).isCloseTo(10, within(1e-9));
        assertThat(rateOf("good")).isCloseTo(10, within(1e-6));
        assertThat(rateOf("hanging")).isCloseTo(2.1, within(1e-6));
    }

    @Test
    void framesThatAStreamLetsThroughWhileOthersAreTakenDownDoNotCount() {
        count("first down", 0, 101, SECOND / 10); // 0..10 s
        count("last down", 0, 121, SECOND / 10); // 0..12 s
        over = 9 * SECOND;

        assertThat(rates().frames()).isEqualTo(202);
        assertThat(rateOf("first down")).isCloseTo(10, within(1e-6));
        assertThat(rateOf("last down")).isCloseTo(10, within(1e-6));
    }

    @Test
    void aStreamThatNeverDeliversIsNamed() {
        count("good", 0, 101, SECOND / 10);
        measurements.open("idle");

        assertThat(rates().streams()).isEqualTo(1);
        assertThat(rates().byCounter()).containsEntry("idle", new Rates.StreamRate(0, 0));
    }

    @Test
    void framesBeforeTheClockRunsDoNotCount() {
        FrameCounter counter = measurements.open("paced");
        counter.frame(0); // taken while the pipeline starts
        for (int i = 0; i < 31; i++) {
            counter.frame(SECOND / 20 + i * SECOND / 10);
        }

        Rates rates = Rates.of(measurements.counters(), SECOND / 20, over);
        assertThat(rates.frames()).isEqualTo(31);
        assertThat(rates.total()).isCloseTo(10, within(1e-6));
    }

    @Test
    void aRunThatIsOverBeforeTheClockRunsIsMeasuredAllTheSame() {
        count("short", 0, 11, SECOND / 10);

        assertThat(Rates.of(measurements.counters(), SECOND, over).total()).isCloseTo(10, within(1e-6));
    }

    @Test
    void streamsThatNeverMeetAreMeasuredOverTheWholeTime() {
        count("first", 0, 11, SECOND / 10).end();
        count("second", 2 * SECOND, 11, SECOND / 10).end();

        assertThat(rates().seconds()).isCloseTo(3, within(1e-9));
        assertThat(rates().frames()).isEqualTo(22);
        assertThat(rates().total()).isCloseTo(11 / 3. + 10, within(1e-6));
    }

    private double rateOf(String counter) {
        return Objects.requireNonNull(rates().byCounter().get(counter)).fps();
    }

    private Rates rates() {
        return Rates.of(measurements.counters(), Long.MIN_VALUE, over);
    }

    private FrameCounter count(String name, long first, int frames, long period) {
        FrameCounter counter = measurements.open(name);
        for (int i = 0; i < frames; i++) {
            counter.frame(first + i * period);
        }
        return counter;
    }
}
