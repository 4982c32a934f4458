package io.vippet.vision.internal.track;

/**
 * Where one coordinate is and how fast it moves: a Kalman filter of a position with constant velocity, one step per
 * frame. Noises are relative to the size of the thing, so that near and far things are treated alike.
 */
final class Motion {
    private static final double MEASUREMENT = 0.05;
    private static final double POSITION = 0.025;
    private static final double VELOCITY = 0.0125;

    private double position;
    private double velocity;
    // Covariance: position, both, velocity.
    private double pp;
    private double pv;
    private double vv;

    Motion(double position, double size) {
        this.position = position;
        pp = square(2 * MEASUREMENT * size);
        vv = square(10 * VELOCITY * size);
    }

    double position() {
        return position;
    }

    /** One frame passes. */
    void predict(double size) {
        position += velocity;
        pp += 2 * pv + vv + square(POSITION * size);
        pv += vv;
        vv += square(VELOCITY * size);
    }

    /** The position was seen. */
    void correct(double seen, double size) {
        double certainty = pp + square(MEASUREMENT * size);
        double gain = pp / certainty;
        double gainOfVelocity = pv / certainty;
        double surprise = seen - position;
        position += gain * surprise;
        velocity += gainOfVelocity * surprise;
        vv -= gainOfVelocity * pv;
        pv *= 1 - gain;
        pp *= 1 - gain;
    }

    private static double square(double x) {
        return x * x;
    }
}
