package io.vippet.videos.internal;

/**
 * What is known about the first video track of a file.
 *
 * @param width in pixels, as displayed
 * @param height in pixels, as displayed
 * @param fps frames per second, 0 when unknown
 * @param codec {@code h264}, {@code h265}, else the container's four-character code in lower case
 */
record VideoFacts(int width, int height, double fps, int frameCount, String codec) {

    /** Returns the length in seconds. */
    double duration() {
        return fps > 0 ? frameCount / fps : 0;
    }

    /** Tells whether pipelines can decode and loop it. */
    boolean usable() {
        return codec.equals("h264") || codec.equals("h265");
    }
}
