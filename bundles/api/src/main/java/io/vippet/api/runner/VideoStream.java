package io.vippet.api.runner;

/**
 * A coded video stream.
 *
 * @param codec {@code h264}, {@code h265}, else the subtype of its media type, for instance {@code jpeg}
 * @param width in pixels
 * @param height in pixels
 * @param fps frames per second, 0 when unknown
 * @param frames number of frames
 */
public record VideoStream(String codec, int width, int height, double fps, long frames) {}
