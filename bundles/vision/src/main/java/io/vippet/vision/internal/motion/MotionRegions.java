package io.vippet.vision.internal.motion;

import io.vippet.vision.internal.track.Box;
import java.util.ArrayList;
import java.util.List;

/** Rectangles over several frames: smoothed, told only when they last, kept for a while when they are missed. */
public final class MotionRegions {
    private final int persistence;
    private final int patience;
    private final double overlap;
    private final double smoothing;
    private final List<Region> regions = new ArrayList<>();

    private static final class Region {
        private Box box;
        private int age = 1;
        private int missed;

        Region(Box box) {
            this.box = box;
        }
    }

    /**
     * A follower.
     *
     * @param persistence frames after which a rectangle is told
     * @param patience frames for which it is kept without being seen
     * @param overlap from which two rectangles are the same, 0..1
     * @param smoothing weight of the new place, 0..1
     */
    public MotionRegions(int persistence, int patience, double overlap, double smoothing) {
        this.persistence = persistence;
        this.patience = patience;
        this.overlap = overlap;
        this.smoothing = smoothing;
    }

    /** What is told of the next frame. */
    public List<Box> next(List<Box> seen) {
        List<Box> fresh = new ArrayList<>(seen);
        for (Region region : regions) {
            Box best = null;
            for (Box box : fresh) {
                double both = box.overlap(region.box);
                if (both >= overlap && (best == null || both > best.overlap(region.box))) {
                    best = box;
                }
            }
            if (best == null) {
                region.missed++;
            } else {
                fresh.remove(best);
                region.box = mean(region.box, best);
                region.age++;
                region.missed = 0;
            }
        }
        regions.removeIf(region -> region.missed > patience);
        fresh.forEach(box -> regions.add(new Region(box)));
        return regions.stream()
                .filter(region -> region.age >= persistence)
                .map(region -> region.box)
                .toList();
    }

    private Box mean(Box old, Box now) {
        return new Box(
                mean(old.x(), now.x()),
                mean(old.y(), now.y()),
                mean(old.width(), now.width()),
                mean(old.height(), now.height()));
    }

    private double mean(double old, double now) {
        return old + smoothing * (now - old);
    }
}
