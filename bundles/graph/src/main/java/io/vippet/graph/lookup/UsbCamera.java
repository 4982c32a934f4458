package io.vippet.graph.lookup;

import org.jspecify.annotations.Nullable;

/**
 * A USB camera.
 *
 * @param devicePath for instance {@code /dev/video0}
 * @param bestCapture its best mode, or null when it has none
 */
public record UsbCamera(String devicePath, @Nullable Capture bestCapture) {

    /**
     * A capture mode.
     *
     * @param fourcc pixel format or codec, for instance {@code MJPG}
     * @param width in pixels
     * @param height in pixels
     * @param fps frames per second
     */
    public record Capture(String fourcc, int width, int height, double fps) {}
}
