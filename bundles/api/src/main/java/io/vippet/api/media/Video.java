package io.vippet.api.media;

import io.vippet.api.payload.Default;

/**
 * A video that pipelines can read.
 *
 * @param filename name within its directory, the reference used in graphs
 * @param width in pixels
 * @param height in pixels
 * @param fps frames per second
 * @param frameCount number of frames
 * @param codec {@code h264}, {@code h265}, …
 * @param duration in seconds
 * @param path below the input directory as clients spell it, {@code auto/people.mp4}
 */
public record Video(
        String filename,
        int width,
        int height,
        double fps,
        int frameCount,
        String codec,
        double duration,
        @Default("\"auto\"") VideoSource source,
        @Default("\"\"") String path) {}
