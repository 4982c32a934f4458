package io.vippet.validation.internal;

import io.vippet.api.job.DetectionAccuracy;
import io.vippet.validation.internal.Detections.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts how far detections agree with a reference. */
final class Comparison {

    private static final double SAME_BOX = 0.5;
    /** Containers round time stamps in their own ways. */
    private static final long SAME_NANOS = 5_000_000;

    private long frames;
    private long found;
    private long detected;
    private long expected;
    private double difference;

    private Comparison() {}

    /** Compares all frames up to the last one that both have: one run may have been shorter than the other. */
    static DetectionAccuracy of(Detections seen, Detections reference) {
        NavigableMap<Long, List<Detection>> ours = seen.frames();
        NavigableMap<Long, List<Detection>> theirs = reference.frames();
        Comparison comparison = new Comparison();
        if (!ours.isEmpty() && !theirs.isEmpty()) {
            long last = Math.min(ours.lastKey(), theirs.lastKey()) + SAME_NANOS;
            comparison.compare(ours.headMap(last, true), theirs.headMap(last, true));
        }
        return comparison.result();
    }

    private void compare(NavigableMap<Long, List<Detection>> seen, NavigableMap<Long, List<Detection>> reference) {
        Map<Long, List<Detection>> left = new TreeMap<>(reference);
        seen.forEach((time, detections) -> {
            Optional<Long> same = nearest(time, reference).filter(left::containsKey);
            frame(detections, same.map(left::remove).orElse(List.of()));
            frames += same.isPresent() ? 1 : 0;
        });
        left.values().forEach(missed -> frame(List.of(), missed));
    }

    private static Optional<Long> nearest(long time, NavigableMap<Long, List<Detection>> frames) {
        return Stream.of(frames.floorKey(time), frames.ceilingKey(time))
                .filter(Objects::nonNull)
                .filter(candidate -> Math.abs(candidate - time) <= SAME_NANOS)
                .min(Comparator.comparingLong(candidate -> Math.abs(candidate - time)));
    }

    private void frame(List<Detection> seen, List<Detection> reference) {
        detected += seen.size();
        expected += reference.size();
        List<Detection> left = new ArrayList<>(reference);
        seen.stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .forEach(detection -> counterpart(detection, left).ifPresent(match -> {
                    left.remove(match);
                    found++;
                    difference += Math.abs(match.confidence() - detection.confidence());
                }));
    }

    private static Optional<Detection> counterpart(Detection detection, List<Detection> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.label().equals(detection.label()))
                .filter(candidate -> candidate.overlap(detection) >= SAME_BOX)
                .max(Comparator.comparingDouble(candidate -> candidate.overlap(detection)));
    }

    private DetectionAccuracy result() {
        return new DetectionAccuracy(
                frames,
                detected == 0 ? 1 : (double) found / detected,
                expected == 0 ? 1 : (double) found / expected,
                found == 0 ? 0 : difference / found);
    }
}
