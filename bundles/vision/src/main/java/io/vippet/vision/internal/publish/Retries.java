package io.vippet.vision.internal.publish;

/**
 * How often and how fast a broker is called again.
 *
 * @param attempts failed ones in a row after which it is given up
 * @param longestPause in s; pauses are 1, 2, 4 ... up to it
 */
public record Retries(int attempts, int longestPause) {

    /** Pause in s after so many failures in a row. */
    long pause(int failures) {
        return Math.min(longestPause, 1L << Math.min(30, failures - 1));
    }
}
