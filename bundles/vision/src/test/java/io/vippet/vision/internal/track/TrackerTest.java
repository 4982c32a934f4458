package io.vippet.vision.internal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerTest {
    private static final double SAME = 0.5;

    /** MOTA = 1 - (misses + false alarms + switches) / things. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsNumbersThroughNoiseMissesAndOcclusion(long seed) {
        Tracker tracker = new Tracker(new Tracker.Settings(0.5, 30));
        Map<Integer, Integer> numberOf = new HashMap<>();
        int things = 0;
        int errors = 0;
        int switches = 0;
        for (Scene.Frame frame : Scene.play(seed)) {
            int[] ids = tracker.next(frame.seen());
            things += frame.truth().size();
            Set<Integer> used = new HashSet<>();
            for (int t = 0; t < frame.truth().size(); t++) {
                int match = -1;
                for (int s = 0; s < ids.length; s++) {
                    if (ids[s] != Tracker.NONE
                            && !used.contains(s)
                            && frame.truth().get(t).overlap(frame.seen().get(s).box()) >= SAME) {
                        match = s;
                        break;
                    }
                }
                if (match < 0) {
                    errors++;
                    continue;
                }
                used.add(match);
                Integer before = numberOf.put(frame.things().get(t), ids[match]);
                if (before != null && before != ids[match]) {
                    switches++;
                }
            }
            for (int s = 0; s < ids.length; s++) {
                errors += ids[s] != Tracker.NONE && !used.contains(s) ? 1 : 0;
            }
        }
        double mota = 1 - (errors + switches) / (double) things;
        System.out.printf(
                "scene %d: MOTA %.3f over %d boxes, %d id switches, %d ids for %d things%n",
                seed, mota, things, switches, tracker.count(), numberOf.size());
        assertThat(mota).isGreaterThanOrEqualTo(0.9);
        assertThat(switches).isLessThan(numberOf.size());
    }

    @Test
    void goesOnWhereAThingIsExpected() {
        Tracker tracker = new Tracker(Tracker.Settings.USUAL);
        for (int f = 0; f < 20; f++) {
            assertThat(tracker.next(List.of(person(100 + 5 * f, 200)))).containsExactly(1);
        }
        for (int f = 20; f < 25; f++) {
            tracker.next(List.of());
            Tracker.Expected e = tracker.expected().getFirst();
            assertThat(e.id()).isEqualTo(1);
            assertThat(e.missed()).isEqualTo(f - 19);
            assertThat(e.box().x()).isCloseTo(100 + 5 * f, within(3.0));
        }
        assertThat(tracker.next(List.of(person(225, 200)))).containsExactly(1);
        assertThat(tracker.expected()).isEmpty();
    }

    @Test
    void looksTellThingsApartThatStandTogether() {
        Tracker tracker = new Tracker(Tracker.Settings.USUAL);
        Appearance red = new Appearance(new float[] {1, 0});
        Appearance blue = new Appearance(new float[] {0, 1});
        Box left = new Box(100, 100, 40, 80);
        Box right = new Box(104, 100, 40, 80);
        assertThat(tracker.next(List.of(sighting(left, red), sighting(right, blue))))
                .containsExactly(1, 2);
        assertThat(tracker.next(List.of(sighting(right, red), sighting(left, blue))))
                .containsExactly(1, 2);
    }

    @Test
    void forgetsWhatIsGoneAndKeepsLabelsApart() {
        Tracker tracker = new Tracker(new Tracker.Settings(0.5, 5));
        tracker.next(List.of(person(100, 100)));
        tracker.next(List.of(person(100, 100)));
        Sighting car = new Sighting(person(100, 100).box(), "car", 0.9, null);
        assertThat(tracker.next(List.of(car))).containsExactly(2);
        for (int f = 0; f < 6; f++) {
            tracker.next(List.of());
        }
        assertThat(tracker.expected()).isEmpty();
        assertThat(tracker.next(List.of(person(100, 100)))).containsExactly(3);
        Sighting weak = new Sighting(new Box(600, 600, 40, 80), "person", 0.2, null);
        assertThat(tracker.next(List.of(weak))).containsExactly(Tracker.NONE);
    }

    @Test
    void assignmentHasTheLeastSum() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(5);
            double[][] costs = new double[rows][columns];
            for (double[] row : costs) {
                for (int j = 0; j < columns; j++) {
                    row[j] = random.nextDouble();
                }
            }
            int[] found = Assignment.of(costs, 2);
            double sum = 0;
            int pairs = 0;
            for (int i = 0; i < rows; i++) {
                if (found[i] >= 0) {
                    sum += costs[i][found[i]];
                    pairs++;
                }
            }
            assertThat(pairs).isEqualTo(Math.min(rows, columns));
            assertThat(sum).isCloseTo(least(costs, 0, new boolean[columns], rows - columns), within(1e-9));
        }
        assertThat(Assignment.of(new double[][] {{0.95, 0.2}, {0.9, 0.1}}, 0.9)).containsExactly(-1, 1);
        assertThat(Assignment.of(new double[0][0], 1)).isEmpty();
    }

    /** By trying everything; {@code spare} rows may stay alone. */
    private static double least(double[][] costs, int row, boolean[] taken, int spare) {
        if (row == costs.length) {
            return 0;
        }
        double best = spare > 0 ? least(costs, row + 1, taken, spare - 1) : Double.POSITIVE_INFINITY;
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.min(best, costs[row][j] + least(costs, row + 1, taken, spare));
                taken[j] = false;
            }
        }
        return best;
    }

    private static Sighting person(double x, double y) {
        return new Sighting(new Box(x, y, 40, 80), "person", 0.9, null);
    }

    private static Sighting sighting(Box box, Appearance appearance) {
        return new Sighting(box, "person", 0.9, appearance);
    }
}
