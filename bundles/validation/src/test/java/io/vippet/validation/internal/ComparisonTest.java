package io.vippet.validation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.DetectionAccuracy;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void whatIsTheSameAgrees() {
        Detections one = detections(frame(0, person(0.9, 0.1)), frame(40, person(0.8, 0.2)));

        assertThat(Comparison.of(one, one)).isEqualTo(new DetectionAccuracy(2, 1, 1, 0));
    }

    @Test
    void missedAndInventedDetectionsCount() {
        Detections reference = detections(frame(0, person(0.9, 0.1), person(0.8, 0.5)), frame(40, person(0.9, 0.1)));
        Detections seen = detections(frame(0, person(0.7, 0.11)), frame(40, person(0.9, 0.1), person(0.6, 0.7)));

        DetectionAccuracy accuracy = Comparison.of(seen, reference);

        assertThat(accuracy.precision()).isEqualTo(2.0 / 3);
        assertThat(accuracy.recall()).isEqualTo(2.0 / 3);
        assertThat(accuracy.confidenceDifference()).isCloseTo(0.1, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aBoxCountsOnceAndOnlyForItsLabel() {
        Detections reference = detections(frame(0, person(0.9, 0.1)));

        assertThat(Comparison.of(detections(frame(0, person(0.9, 0.1), person(0.8, 0.1))), reference))
                .isEqualTo(new DetectionAccuracy(1, 0.5, 1, 0));
        assertThat(Comparison.of(detections(frame(0, person(0.9, 0.1).replace("person", "car"))), reference))
                .isEqualTo(new DetectionAccuracy(1, 0, 0, 0));
    }

    @Test
    void framesAreMatchedByTheirTimeSinceTheFirstOne() {
        Detections reference =
                detections(frame(0, person(0.9, 0.1)), frame(40, person(0.9, 0.1)), frame(80, person(0.9, 0.5)));

        assertThat(Comparison.of(detections(frame(1000, person(0.9, 0.1)), frame(1081, person(0.9, 0.5))), reference))
                .isEqualTo(new DetectionAccuracy(2, 1, 2.0 / 3, 0));
    }

    @Test
    void onlyFramesCountToWhichBothRunsHaveCome() {
        Detections two = detections(frame(0, person(0.9, 0.1)), frame(40, person(0.9, 0.1)));
        Detections one = detections(frame(0, person(0.9, 0.1)));

        assertThat(Comparison.of(two, one)).isEqualTo(new DetectionAccuracy(1, 1, 1, 0));
        assertThat(Comparison.of(one, two)).isEqualTo(new DetectionAccuracy(1, 1, 1, 0));
    }

    @Test
    void nothingSeenIsNothingCompared() {
        assertThat(Comparison.of(new Detections(), detections(frame(0, person(0.9, 0.1))))
                        .frames())
                .isZero();
    }

    private static Detections detections(String... frames) {
        Detections detections = new Detections();
        for (String frame : frames) {
            detections.add(frame);
        }
        return detections;
    }

    private static String frame(long time, String... objects) {
        return "{\"timestamp\":%d,\"objects\":[%s]}".formatted(time * 1_000_000, String.join(",", objects));
    }

    private static String person(double confidence, double x) {
        return ("{\"detection\":{\"label\":\"person\",\"confidence\":%s,\"bounding_box\":"
                        + "{\"x_min\":%s,\"y_min\":0.1,\"x_max\":%s,\"y_max\":0.5}}}")
                .formatted(confidence, x, x + 0.2);
    }
}
