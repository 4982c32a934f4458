package io.vippet.benchmarks.inference;

import io.vippet.vision.internal.draw.Display;
import io.vippet.vision.internal.draw.Painter;
import io.vippet.vision.internal.image.Colours;
import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.image.PixelFormat;
import io.vippet.vision.internal.image.Placement;
import io.vippet.vision.internal.image.Resampler;
import io.vippet.vision.internal.image.RowKernels;
import io.vippet.vision.internal.image.YuvMatrix;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is done with the pixels of 1080p frames, in processor time per frame on one thread: preparing them for an input of
 * 640 by 640 pixels, letterboxed, and drawing twenty results.
 */
final class KernelBench {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int SIDE = 640;
    private static final int FRAMES = 100;
    private static final int OBJECTS = 20;

    private KernelBench() {}

    static void resampling() {
        RowKernels kernels = new RowKernels();
        kernels.prepare();
        for (PixelFormat format : List.of(PixelFormat.NV12, PixelFormat.I420, PixelFormat.BGRX)) {
            Picture picture = picture(format);
            MemorySegment input = Arena.ofAuto().allocate(3L * SIDE * SIDE);
            Resampler resampler = new Resampler(kernels, SIDE, SIDE, true, Colours.RGB, 114);
            Placement place = Placement.of(Placement.Resize.LETTERBOX, 0, 0, WIDTH, HEIGHT, SIDE, SIDE);
            measure("kernel format=" + format, () -> resampler.write(picture, place, input));
        }
    }

    static void drawing() {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            double x = 0.02 + 0.19 * (i % 5);
            double y = 0.05 + 0.23 * (i / 5);
            regions.add(Region.of(i + 1, "person", x, y, x + 0.08, y + 0.18).tracked(i));
        }
        FrameResults results = new FrameResults(regions);
        Painter painter = new Painter(Display.USUAL);
        for (PixelFormat format : List.of(PixelFormat.NV12, PixelFormat.I420, PixelFormat.BGRX)) {
            Picture picture = picture(format);
            measure("watermark objects=" + OBJECTS + " format=" + format, () -> painter.paint(picture, results));
        }
    }

    private static void measure(String what, Runnable work) {
        double[] slices = new double[12];
        for (int slice = 0; slice < slices.length; slice++) {
            long cpu = Processor.threadNanos();
            for (int i = 0; i < FRAMES; i++) {
                work.run();
            }
            slices[slice] = (Processor.threadNanos() - cpu) / 1e6 / FRAMES;
        }
        Arrays.sort(slices);
        System.out.printf("RESULT %s cpu_ms=%.2f best_ms=%.2f aim=1.0%n", what, slices[slices.length / 2], slices[0]);
    }

    private static Picture picture(PixelFormat format) {
        int stride = WIDTH * format.pixelBytes();
        Picture.Plane first = plane(stride, HEIGHT);
        List<Picture.Plane> planes =
                switch (format) {
                    case NV12 -> List.of(first, plane(WIDTH, HEIGHT / 2));
                    case I420 -> List.of(first, plane(WIDTH / 2, HEIGHT / 2), plane(WIDTH / 2, HEIGHT / 2));
                    default -> List.of(first);
                };
        return new Picture(format, WIDTH, HEIGHT, planes, YuvMatrix.BT709);
    }

    private static Picture.Plane plane(int stride, int rows) {
        MemorySegment data = Arena.ofAuto().allocate((long) stride * rows);
        for (long i = 0; i < data.byteSize(); i++) {
            data.set(ValueLayout.JAVA_BYTE, i, (byte) (i * 31 + i / stride));
        }
        return new Picture.Plane(data, stride);
    }
}
