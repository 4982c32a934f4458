package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import org.jspecify.annotations.Nullable;

/** Compares what candidates find in the first frames of the input with what the original finds in them. */
final class Accuracy {

    private final Graph original;
    private final long frames;
    private final boolean known;
    private final Sampler sampler;
    private @Nullable Long expected;

    Accuracy(Graph original, Sample baseline, Sampler sampler) {
        this.original = original;
        this.sampler = sampler;
        frames = Math.max(1, baseline.frames() / 2);
        known = baseline.detections() > 0;
    }

    /** Says what a candidate misses, null when it finds enough or when the original finds nothing either. */
    @Nullable
    String fault(Graph candidate, double share) throws InterruptedException {
        if (!known) {
            return null;
        }
        if (expected == null) {
            expected = sampler.detections(original, frames);
        }
        long found = sampler.detections(candidate, frames);
        return found >= expected * share
                ? null
                : "finds %d objects in the first %d frames, less than %.0f %% of the %d of the original"
                        .formatted(found, frames, share * 100, expected);
    }
}
