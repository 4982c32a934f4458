package io.vippet.vision.internal.image;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;

/** Raw video formats that are read and drawn into, with where their bytes lie. */
public enum PixelFormat {
    /** A luma plane and one of interleaved chroma at half size. */
    NV12("NV12", 1, 0, 0, 0),
    /** A luma plane and two of chroma at half size. */
    I420("I420", 1, 0, 0, 0),
    /** Four bytes, the last unused. */
    BGRX("BGRx", 4, 2, 1, 0),
    /** Four bytes, the last alpha. */
    BGRA("BGRA", 4, 2, 1, 0),
    /** Three bytes. */
    BGR("BGR", 3, 2, 1, 0),
    /** Three bytes. */
    RGB("RGB", 3, 0, 1, 2),
    /** Four bytes, the last unused. */
    RGBX("RGBx", 4, 0, 1, 2),
    /** Four bytes, the last alpha; what PNG files with transparency give. */
    RGBA("RGBA", 4, 0, 1, 2);

    private final String capsName;
    private final int pixelBytes;
    private final int red;
    private final int green;
    private final int blue;

    PixelFormat(String capsName, int pixelBytes, int red, int green, int blue) {
        this.capsName = capsName;
        this.pixelBytes = pixelBytes;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** The format by its name in caps. */
    public static PixelFormat of(String capsName) {
        for (PixelFormat f : values()) {
            if (f.capsName.equals(capsName)) {
                return f;
            }
        }
        throw new VisionException(
                Kind.FORMAT, "Video format '%s' is not handled; put a videoconvert in front".formatted(capsName));
    }

    /** Whether luma and chroma are kept apart. */
    public boolean yuv() {
        return this == NV12 || this == I420;
    }

    /** Bytes from one pixel to the next in the first plane. */
    public int pixelBytes() {
        return pixelBytes;
    }

    /** Position of red within a pixel. */
    public int red() {
        return red;
    }

    /** Position of green within a pixel. */
    public int green() {
        return green;
    }

    /** Position of blue within a pixel. */
    public int blue() {
        return blue;
    }
}
