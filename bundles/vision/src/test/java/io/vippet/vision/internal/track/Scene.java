package io.vippet.vision.internal.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A scene with known truth, 1280 by 720: things that walk through it, cross each other and pass behind a pillar, and a
 * detector that misses one in twenty, shakes by some hundredths of the size, and sees something that is not there in one
 * of ten frames.
 */
final class Scene {
    private static final int FRAMES = 600;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final double MISSED = 0.05;
    private static final double NOISE = 0.02;
    private static final double FALSE_ALARM = 0.1;
    private static final double PILLAR_LEFT = 620;
    private static final double PILLAR_RIGHT = 680;

    /**
     * One frame.
     *
     * @param truth where each visible thing is; the index is no number
     * @param things numbers of the visible things
     * @param seen what the detector says
     */
    record Frame(List<Box> truth, List<Integer> things, List<Sighting> seen) {}

    private record Walker(int number, int from, double x, double y, double vx, double vy, double w, double h) {
        Box at(int frame) {
            int t = frame - from;
            return new Box(x + vx * t, y + vy * t + 4 * Math.sin(t / 9.0), w, h);
        }
    }

    private Scene() {}

    static List<Frame> play(long seed) {
        Random random = new Random(seed);
        List<Walker> walkers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            boolean right = i % 2 == 0;
            double w = 40 + random.nextDouble() * 40;
            walkers.add(new Walker(
                    i,
                    i * 20,
                    right ? -w : WIDTH + w,
                    120 + random.nextDouble() * 480,
                    (right ? 1 : -1) * (3 + random.nextDouble() * 4),
                    random.nextDouble() * 2 - 1,
                    w,
                    w * (1.8 + random.nextDouble() * 0.6)));
        }
        List<Frame> frames = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            frames.add(frame(walkers, f, random));
        }
        return frames;
    }

    private static Frame frame(List<Walker> walkers, int number, Random random) {
        List<Box> truth = new ArrayList<>();
        List<Integer> things = new ArrayList<>();
        List<Sighting> seen = new ArrayList<>();
        for (Walker walker : walkers) {
            Box b = walker.at(number);
            boolean inside = number >= walker.from() && b.x() > 0 && b.x() < WIDTH && b.y() > 0 && b.y() < HEIGHT;
            boolean hidden = b.x() > PILLAR_LEFT && b.x() < PILLAR_RIGHT;
            if (inside && !hidden) {
                truth.add(b);
                things.add(walker.number());
                if (random.nextDouble() >= MISSED) {
                    seen.add(new Sighting(shaken(b, random), "person", 0.5 + random.nextDouble() / 2, null));
                }
            }
        }
        if (random.nextDouble() < FALSE_ALARM) {
            Box nothing = new Box(random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT, 50, 100);
            seen.add(new Sighting(nothing, "person", 0.3 + random.nextDouble() / 4, null));
        }
        return new Frame(truth, things, seen);
    }

    private static Box shaken(Box b, Random r) {
        return new Box(
                b.x() + r.nextGaussian() * NOISE * b.width(),
                b.y() + r.nextGaussian() * NOISE * b.height(),
                b.width() * (1 + r.nextGaussian() * NOISE),
                b.height() * (1 + r.nextGaussian() * NOISE));
    }
}
