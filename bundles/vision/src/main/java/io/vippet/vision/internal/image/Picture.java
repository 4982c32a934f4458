package io.vippet.vision.internal.image;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A mapped picture.
 *
 * @param width pixels
 * @param height pixels
 * @param planes bytes of each plane, at least {@code stride * rows}
 * @param matrix how to get from YUV to RGB; without meaning for RGB formats
 */
public record Picture(PixelFormat format, int width, int height, List<Plane> planes, YuvMatrix matrix) {
    /** Freezes the planes. */
    public Picture {
        planes = List.copyOf(planes);
    }

    /**
     * One plane.
     *
     * @param stride bytes from one row to the next
     */
    public record Plane(MemorySegment data, int stride) {}
}
