package io.vippet.vision.internal.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Resamples empty pictures until the JIT compiler knows how, so that the first frame of a run does not wait for it. */
final class Rehearsal {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int SIDE = 320;
    private static final int FRAMES = 40;

    private final RowKernels kernels;

    Rehearsal(RowKernels kernels) {
        this.kernels = kernels;
    }

    void resample() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment input = arena.allocate(3L * SIDE * SIDE);
            Placement place = Placement.of(Placement.Resize.LETTERBOX, 0, 0, WIDTH, HEIGHT, SIDE, SIDE);
            for (PixelFormat format : List.of(PixelFormat.NV12, PixelFormat.I420, PixelFormat.BGRX)) {
                Picture picture = picture(format, arena);
                for (boolean planar : new boolean[] {true, false}) {
                    Resampler resampler = new Resampler(kernels, SIDE, SIDE, planar, Colours.RGB, 0);
                    for (int i = 0; i < FRAMES; i++) {
                        resampler.write(picture, place, input);
                    }
                }
            }
        }
    }

    private static Picture picture(PixelFormat format, Arena arena) {
        List<Picture.Plane> planes = new ArrayList<>();
        planes.add(plane(arena, WIDTH * format.pixelBytes(), HEIGHT));
        if (format == PixelFormat.NV12) {
            planes.add(plane(arena, WIDTH, HEIGHT / 2));
        } else if (format == PixelFormat.I420) {
            planes.add(plane(arena, WIDTH / 2, HEIGHT / 2));
            planes.add(plane(arena, WIDTH / 2, HEIGHT / 2));
        }
        return new Picture(format, WIDTH, HEIGHT, planes, YuvMatrix.BT709);
    }

    private static Picture.Plane plane(Arena arena, int stride, int rows) {
        return new Picture.Plane(arena.allocate((long) stride * rows), stride);
    }
}
