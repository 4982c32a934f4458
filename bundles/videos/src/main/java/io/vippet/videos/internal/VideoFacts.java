package io.vippet.videos.internal;

import java.util.List;

/**
 * What is known about the first video track of a file.
 *
 * @param width in pixels, as displayed
 * @param height in pixels, as displayed
 * @param fps frames per second, 0 when unknown
 * @param codec {@code h264}, {@code h265}, else the container's four-character code in lower case
 */
record VideoFacts(int width, int height, double fps, int frameCount, String codec) {

    /** Codecs that pipelines can decode and loop. */
    static final List<String> USABLE = List.of("h264", "h265");

    /** Returns the length in seconds. */
    double duration() {
        return fps > 0 ? frameCount / fps : 0;
    }

    /** Tells whether pipelines can decode and loop it. */
    boolean usable() {
        return USABLE.contains(codec);
    }
}
