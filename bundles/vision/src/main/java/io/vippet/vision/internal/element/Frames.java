package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.VideoFrame;
import io.vippet.gstreamer.VideoInfo;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.image.PixelFormat;
import io.vippet.vision.internal.image.YuvMatrix;
import java.util.ArrayList;
import java.util.List;

/** The negotiated video of an element, and mapped frames of it as pictures. */
record Frames(VideoInfo info, PixelFormat format, YuvMatrix matrix) {
    /** Formats of the pads. */
    static final String CAPS = "video/x-raw,format=(string){NV12,I420,BGRx,BGRA,BGR,RGB,RGBx,RGBA}";

    private static final int TALLEST_SD = 576;

    static Frames of(Caps caps) {
        VideoInfo info = VideoInfo.of(caps)
                .orElseThrow(() -> new VisionException(Kind.FORMAT, "Not raw video in system memory: " + caps));
        return new Frames(info, PixelFormat.of(info.format()), matrix(info));
    }

    int width() {
        return info.width();
    }

    int height() {
        return info.height();
    }

    Picture picture(VideoFrame frame) {
        List<Picture.Plane> planes = new ArrayList<>(info.planes());
        for (int i = 0; i < info.planes(); i++) {
            planes.add(new Picture.Plane(frame.plane(i), frame.stride(i)));
        }
        return new Picture(format, info.width(), info.height(), planes, matrix);
    }

    private static YuvMatrix matrix(VideoInfo info) {
        boolean full = info.fullRange();
        return switch (info.matrix()) {
            case BT601 -> YuvMatrix.of(0.299, 0.114, full);
            case BT709 -> YuvMatrix.of(0.2126, 0.0722, full);
            case BT2020 -> YuvMatrix.of(0.2627, 0.0593, full);
            case SMPTE240M -> YuvMatrix.of(0.212, 0.087, full);
            case FCC -> YuvMatrix.of(0.30, 0.11, full);
            case UNKNOWN, RGB -> info.height() > TALLEST_SD ? YuvMatrix.BT709 : YuvMatrix.BT601;
        };
    }
}
