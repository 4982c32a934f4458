package io.vippet.density;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensitySearchTest {

    private static final double FLOOR = 30;

    private final List<Integer> counts = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 10, 15, 16, 44, 100})
    void quietMachinesAreJudgedRight(int truth) {
        Estimate estimate = search(n -> capacity(n, truth + 0.5));

        assertThat(estimate.lower()).isLessThanOrEqualTo(truth);
        assertThat(estimate.upper()).isGreaterThanOrEqualTo(truth).isLessThanOrEqualTo(estimate.lower() + truth / 12);
        assertThat(estimate.best().orElse(0)).isBetween(estimate.lower(), truth);
        assertThat(counts).first().isEqualTo(1);
        assertThat(counts).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void aCountIsRunAgainOnlyWhenAllOthersThatCouldTellWere() {
        // Just at the limit of five: nothing but repeating helps.
        Random random = new Random(7);
        search(n -> capacity(n, 5.0 * (1 + 0.02 * random.nextGaussian())));

        int firstRepeat = 0;
        while (firstRepeat < counts.size() && counts.indexOf(counts.get(firstRepeat)) == firstRepeat) {
            firstRepeat++;
        }
        assertThat(counts.subList(0, firstRepeat)).contains(4, 5, 6);
    }

    @Test
    void sourcesThatDeliverNoMoreThanTheirOwnRateAreFollowedUp() {
        // Live sources at 33 frames per second, and a machine that can take 14 of them at the floor of 30.
        Estimate estimate = search(n -> Measurement.rate(n, Math.min(33.0 * n, FLOOR * 14.4), 0));

        assertThat(estimate.lower()).isEqualTo(14);
        assertThat(estimate.upper()).isLessThanOrEqualTo(15);
    }

    @Test
    void streamsThatBreakTheRunDoNotHold() {
        Estimate estimate = search(n -> n > 6 ? Measurement.failure(n) : capacity(n, 30.5));

        assertThat(estimate.best()).hasValue(6);
        assertThat(counts).allMatch(n -> n <= 8);
    }

    @Test
    void notEvenOneStreamHolds() {
        Estimate estimate = search(n -> capacity(n, 0.7));

        assertThat(estimate.upper()).isZero();
        assertThat(estimate.best()).isEmpty();
        assertThat(counts).containsOnly(1);
    }

    @Test
    void withoutAFloorTheLimitOfStreamsIsTheEnd() {
        DensitySearch search = new DensitySearch(0, new Limits(20, 12));

        assertThat(run(search, n -> capacity(n, 3.3))).isEqualTo(new Step.Stop("at 20 streams, the most allowed"));
        assertThat(search.estimate().best()).hasValue(20);
    }

    @Test
    void theNumberOfRunsIsLimited() {
        Random random = new Random(3);
        DensitySearch search = new DensitySearch(FLOOR, new Limits(256, 4));

        Step end = run(search, n -> capacity(n, 44.5 * (1 + 0.05 * random.nextGaussian())));

        assertThat(end).isEqualTo(new Step.Stop("after 4 runs, the most allowed"));
        assertThat(counts).hasSize(4);
        assertThat(search.estimate().lower()).isLessThan(search.estimate().upper());
    }

    @Test
    void machinesThatSlowDownAreSaidToDrift() {
        double[] speed = {1.4};
        Estimate estimate = search(n -> capacity(n, 44.5 * (speed[0] *= 0.96)));

        assertThat(estimate.drifting()).isTrue();
        assertThat(search(n -> capacity(n, 44.5)).drifting()).isFalse();
    }

    @Test
    void noiseIsToldRoughly() {
        Random random = new Random(5);

        assertThat(search(n -> capacity(n, 20.5 * Math.exp(0.04 * random.nextGaussian())))
                        .noise())
                .isBetween(0.015, 0.07);
        assertThat(search(n -> capacity(n, 20.5)).noise()).isLessThan(0.012);
    }

    @Test
    void intervalsOfNoisyMachinesHoldTheTruth() {
        int inside = 0;
        for (int i = 0; i < 200; i++) {
            Random random = new Random(i);
            int truth = 1 + random.nextInt(30);
            double crossing = truth + random.nextDouble();
            Estimate estimate = search(n -> capacity(n, crossing * Math.exp(0.02 * random.nextGaussian())));
            inside += estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
        }

        assertThat(inside).isGreaterThanOrEqualTo(194);
    }

    private Estimate search(IntFunction<Measurement> machine) {
        DensitySearch search = new DensitySearch(FLOOR, Limits.STANDARD);
        run(search, machine);
        return search.estimate();
    }

    private Step run(DensitySearch search, IntFunction<Measurement> machine) {
        counts.clear();
        while (true) {
            switch (search.next()) {
                case Step.Run run -> {
                    counts.add(run.streams());
                    search.add(machine.apply(run.streams()));
                }
                case Step.Stop stop -> {
                    return stop;
                }
            }
        }
    }

    /** A machine that a single stream cannot fill. */
    private static Measurement capacity(int streams, double crossing) {
        return Measurement.rate(streams, FLOOR * (crossing + 0.3) * streams / (streams + 0.3), 0);
    }
}
