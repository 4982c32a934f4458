package io.vippet.vision.internal.draw;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.image.PixelFormat;
import java.lang.foreign.MemorySegment;

/** Rectangles in a mapped picture, whatever its format. Whatever lies outside is cut off. */
final class Canvas {
    private final Picture picture;

    Canvas(Picture picture) {
        this.picture = picture;
    }

    int width() {
        return picture.width();
    }

    int height() {
        return picture.height();
    }

    /** Fills columns {@code left..right-1} of rows {@code top..bottom-1} with {@code 0xRRGGBB}. */
    void fill(int left, int top, int right, int bottom, int rgb) {
        int x0 = Math.max(0, left);
        int y0 = Math.max(0, top);
        int x1 = Math.min(width(), right);
        int y1 = Math.min(height(), bottom);
        if (x0 >= x1 || y0 >= y1) {
            return;
        }
        if (picture.format().yuv()) {
            int yuv = picture.matrix().fromRgb(rgb);
            fillLuma(x0, y0, x1, y1, (byte) (yuv >> 16));
            fillChroma(x0 / 2, y0 / 2, (x1 + 1) / 2, (y1 + 1) / 2, (byte) (yuv >> 8), (byte) yuv);
        } else {
            fillPacked(x0, y0, x1, y1, rgb);
        }
    }

    /** As {@link #fill}, for text: with chroma at half size only the luma is set, so that edges stay sharp. */
    void ink(int left, int top, int right, int bottom, int rgb) {
        if (!picture.format().yuv()) {
            fill(left, top, right, bottom, rgb);
            return;
        }
        int x0 = Math.max(0, left);
        int x1 = Math.min(width(), right);
        if (x0 < x1) {
            byte luma = (byte) (picture.matrix().fromRgb(rgb) >> 16);
            fillLuma(x0, Math.max(0, top), x1, Math.min(height(), bottom), luma);
        }
    }

    private void fillLuma(int x0, int y0, int x1, int y1, byte value) {
        Picture.Plane p = picture.planes().get(0);
        for (int y = y0; y < y1; y++) {
            p.data().asSlice((long) y * p.stride() + x0, x1 - x0).fill(value);
        }
    }

    private void fillChroma(int x0, int y0, int x1, int y1, byte u, byte v) {
        Picture.Plane first = picture.planes().get(1);
        boolean together = picture.format() == PixelFormat.NV12;
        Picture.Plane second = together ? first : picture.planes().get(2);
        for (int y = y0; y < y1; y++) {
            if (together) {
                long row = (long) y * first.stride();
                for (int x = x0; x < x1; x++) {
                    first.data().set(JAVA_BYTE, row + 2L * x, u);
                    first.data().set(JAVA_BYTE, row + 2L * x + 1, v);
                }
            } else {
                first.data().asSlice((long) y * first.stride() + x0, x1 - x0).fill(u);
                second.data().asSlice((long) y * second.stride() + x0, x1 - x0).fill(v);
            }
        }
    }

    private void fillPacked(int x0, int y0, int x1, int y1, int rgb) {
        PixelFormat f = picture.format();
        Picture.Plane p = picture.planes().get(0);
        MemorySegment data = p.data();
        for (int y = y0; y < y1; y++) {
            long at = (long) y * p.stride() + (long) x0 * f.pixelBytes();
            for (int x = x0; x < x1; x++) {
                data.set(JAVA_BYTE, at + f.red(), (byte) (rgb >> 16));
                data.set(JAVA_BYTE, at + f.green(), (byte) (rgb >> 8));
                data.set(JAVA_BYTE, at + f.blue(), (byte) rgb);
                at += f.pixelBytes();
            }
        }
    }
}
