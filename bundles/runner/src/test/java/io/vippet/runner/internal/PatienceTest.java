package io.vippet.runner.internal;

import static io.vippet.runner.internal.Patience.Step.KILL;
import static io.vippet.runner.internal.Patience.Step.OVERDUE;
import static io.vippet.runner.internal.Patience.Step.SILENT;
import static io.vippet.runner.internal.Patience.Step.STALLED;
import static io.vippet.runner.internal.Patience.Step.TERMINATE;
import static io.vippet.runner.internal.Patience.Step.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Limits limits = Limits.DEFAULT;
    private final Patience patience = new Patience(limits, at(0), Duration.ZERO);

    @Test
    void waitsForTheFirstSign() {
        assertThat(patience.step(at(119.9))).isEqualTo(WAIT);
        assertThat(patience.step(at(120))).isEqualTo(SILENT);
    }

    @Test
    void everySignStartsTheTimeAnew() {
        patience.sign(at(100));

        assertThat(patience.step(at(219))).isEqualTo(WAIT);
        assertThat(patience.nanosLeft(at(219))).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(patience.step(at(220))).isEqualTo(SILENT);
    }

    @Test
    void noticesThatFramesStoppedWhileTheChildLives() {
        patience.frames(at(1), 10);
        for (int second = 1; second < 121; second++) {
            patience.sign(at(second));
            patience.frames(at(second), 10);
        }

        assertThat(patience.step(at(120.9))).isEqualTo(WAIT);
        assertThat(patience.step(at(121))).isEqualTo(STALLED);
    }

    @Test
    void waitsLongerForTheFirstFrame() {
        for (int second = 1; second < 600; second++) {
            patience.sign(at(second));
            patience.frames(at(second), 0);
        }

        assertThat(patience.step(at(599))).isEqualTo(WAIT);
        assertThat(patience.step(at(600))).isEqualTo(STALLED);
        assertThat(patience.anyFrame()).isFalse();
    }

    @Test
    void climbsFromRequestToPoliteToDeadlySignalWithin16Seconds() {
        patience.ending(at(0), limits.stop());

        assertThat(patience.step(at(9.9))).isEqualTo(WAIT);
        assertThat(patience.step(at(10))).isEqualTo(TERMINATE);
        assertThat(patience.step(at(14.9))).isEqualTo(WAIT);
        assertThat(patience.step(at(15))).isEqualTo(KILL);
        assertThat(patience.step(at(1000))).isEqualTo(WAIT);
    }

    @Test
    void aSecondRequestBuysNoTime() {
        patience.ending(at(0), limits.stop());
        patience.ending(at(9), limits.stop());

        assertThat(patience.step(at(10))).isEqualTo(TERMINATE);
    }

    @Test
    void aChildThatIsEndingMayBeSilent() {
        patience.ending(at(119), limits.stop());

        assertThat(patience.step(at(121))).isEqualTo(WAIT);
    }

    @Test
    void aHardLimitHoldsWhateverTheChildSays() {
        Patience hard = new Patience(limits, at(0), Duration.ofSeconds(70));
        hard.sign(at(69));

        assertThat(hard.step(at(69.9))).isEqualTo(WAIT);
        assertThat(hard.step(at(70))).isEqualTo(OVERDUE);
    }

    private static long at(double seconds) {
        return (long) (seconds * 1e9);
    }
}
