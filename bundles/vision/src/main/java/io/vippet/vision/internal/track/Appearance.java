package io.vippet.vision.internal.track;

/**
 * What a thing looks like: a histogram of colours.
 *
 * @param shares of the bins, in sum 1
 */
public record Appearance(float[] shares) {

    /** How different two things look: 0 the same, 1 nothing in common. */
    double difference(Appearance o) {
        double common = 0;
        for (int i = 0; i < shares.length; i++) {
            common += Math.sqrt(shares[i] * o.shares[i]);
        }
        return 1 - Math.min(1, common);
    }

    /** The mean of this and something newer, which counts for a tenth. */
    Appearance towards(Appearance newer) {
        float[] mean = new float[shares.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.9f * shares[i] + 0.1f * newer.shares[i];
        }
        return new Appearance(mean);
    }
}
