package io.vippet.runner.child.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StreamLatencyTest {

    private static final long MILLI = 1_000_000L;

    private final StreamLatency latency = new StreamLatency("a__b");

    @Test
    void percentilesAreThoseOfTheSamples() {
        for (int i = 1; i <= 100; i++) {
            latency.begins(i, 0);
            latency.ends(i, i * MILLI);
        }

        assertThat(latency.distribution()).get().satisfies(d -> {
            assertThat(d.count()).isEqualTo(100);
            assertThat(d.minMs()).isEqualTo(1);
            assertThat(d.maxMs()).isEqualTo(100);
            assertThat(d.avgMs()).isCloseTo(50.5, within(1e-9));
            assertThat(d.p50Ms()).isCloseTo(50, within(0.1));
            assertThat(d.p95Ms()).isCloseTo(95, within(0.1));
            assertThat(d.p99Ms()).isCloseTo(99, within(0.1));
        });
    }

    @Test
    void droppedFramesAreForgotten() {
        latency.begins(1, 0);
        latency.begins(2, 0);
        latency.begins(3, 0);
        latency.ends(3, 7 * MILLI);
        latency.ends(2, 90 * MILLI);

        assertThat(latency.distribution()).get().satisfies(d -> {
            assertThat(d.count()).isEqualTo(1);
            assertThat(d.maxMs()).isEqualTo(7);
        });
    }

    @Test
    void repeatedTimeStampsOfALoopedInputMeetInOrder() {
        latency.begins(1, 0);
        latency.begins(1, 10 * MILLI);
        latency.ends(1, 3 * MILLI);
        latency.ends(1, 15 * MILLI);

        assertThat(latency.distribution()).get().satisfies(d -> {
            assertThat(d.minMs()).isEqualTo(3);
            assertThat(d.maxMs()).isEqualTo(5);
        });
    }

    @Test
    void framesThatNeverArriveDoNotFillMemory() {
        for (int i = 0; i < 100_000; i++) {
            latency.begins(i, 0);
        }
        latency.ends(99_999, MILLI);

        assertThat(latency.distribution()).get().satisfies(d -> assertThat(d.count())
                .isEqualTo(1));
    }

    @Test
    void whatCameBeforeTheBeginningCountsOnlyIfNothingFollows() {
        latency.begins(1, 0);
        latency.ends(1, 90 * MILLI);
        latency.begin();
        assertThat(latency.distribution()).get().satisfies(d -> assertThat(d.maxMs())
                .isEqualTo(90));
        latency.begins(2, 0);
        latency.ends(2, 4 * MILLI);

        assertThat(latency.distribution()).get().satisfies(d -> assertThat(d.maxMs())
                .isEqualTo(4));
    }

    @Test
    void severalStreamsTogetherHaveExactPercentiles() {
        StreamLatency other = new StreamLatency("c__d");
        for (int i = 1; i <= 50; i++) {
            latency.begins(i, 0);
            latency.ends(i, i * MILLI);
            other.begins(i, 0);
            other.ends(i, (50 + i) * MILLI);
        }
        StreamLatency all = new StreamLatency("");
        latency.addTo(all);
        other.addTo(all);

        assertThat(all.distribution()).get().satisfies(d -> {
            assertThat(d.count()).isEqualTo(100);
            assertThat(d.p95Ms()).isCloseTo(95, within(0.1));
        });
    }

    @Test
    void intervalStartsAnew() {
        latency.begins(1, 0);
        latency.ends(1, MILLI);
        assertThat(latency.interval(0)).isPresent();
        assertThat(latency.interval(0)).isEmpty();
        latency.begins(2, 0);
        latency.ends(2, 4 * MILLI);

        assertThat(latency.interval(1000 * MILLI)).get().satisfies(sample -> {
            assertThat(sample.avgMs()).isEqualTo(4);
            assertThat(sample.intervalMs()).isEqualTo(1000);
            assertThat(sample.latencyMs()).isEqualTo(1000);
        });
    }
}
