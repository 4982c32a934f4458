package io.vippet.vision.internal.image;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vippet.vision.internal.image.Picture.Plane;
import io.vippet.vision.internal.image.Placement.Resize;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplerTest {
    private static final int WIDTH = 53;
    private static final int HEIGHT = 38;
    private static final int STRIDE = 64;

    private static final RowKernels KERNELS = new RowKernels();

    private final Arena arena = Arena.ofAuto();

    @ParameterizedTest
    @EnumSource(names = {"BGRX", "BGRA", "BGR", "RGB", "RGBX", "RGBA"})
    void agreesWithTheFormulaOnPackedFormats(PixelFormat format) {
        Picture picture = noise(format);
        Placement where = Placement.of(Resize.STRETCH, 3.5, 2, 41, 30, 20, 27);
        int[] out = write(picture, where, 20, 27, true, false);
        Plane p = picture.planes().getFirst();
        int[] offsets = {format.red(), format.green(), format.blue()};
        for (int channel = 0; channel < 3; channel++) {
            int offset = offsets[channel];
            for (int y = 0; y < 27; y++) {
                for (int x = 0; x < 20; x++) {
                    double expected = sample(
                            p,
                            format.pixelBytes(),
                            offset,
                            WIDTH,
                            HEIGHT,
                            3.5 + (x + 0.5) * 41 / 20 - 0.5,
                            2 + (y + 0.5) * 30 / 27 - 0.5);
                    assertThat((double) out[(channel * 27 + y) * 20 + x]).isCloseTo(expected, within(1.6));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NV12", "I420"})
    void agreesWithTheFormulaOnYuv(PixelFormat format) {
        Picture picture = noise(format);
        int[] out = write(picture, Placement.of(Resize.STRETCH, 0, 0, WIDTH, HEIGHT, 90, 30), 90, 30, false, false);
        boolean together = format == PixelFormat.NV12;
        Plane u = picture.planes().get(1);
        Plane v = together ? u : picture.planes().get(2);
        int step = together ? 2 : 1;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 90; x++) {
                double sx = Math.clamp((x + 0.5) * WIDTH / 90 - 0.5, -9, WIDTH);
                double sy = (y + 0.5) * HEIGHT / 30 - 0.5;
                double l = (sample(picture.planes().get(0), 1, 0, WIDTH, HEIGHT, sx, sy) - 16) * 255 / 219;
                double cb = sample(u, step, 0, 27, 19, sx / 2, sy / 2 - 0.25) - 128;
                double cr = sample(v, step, together ? 1 : 0, 27, 19, sx / 2, sy / 2 - 0.25) - 128;
                int at = 3 * (y * 90 + x);
                assertThat((double) out[at]).isCloseTo(bounded(l + 1.402 * 255 / 224 * cr), within(2.5));
                assertThat((double) out[at + 2]).isCloseTo(bounded(l + 1.772 * 255 / 224 * cb), within(2.5));
                double green = l - (0.114 * 1.772 * cb + 0.299 * 1.402 * cr) / 0.587 * 255 / 224;
                assertThat((double) out[at + 1]).isCloseTo(bounded(green), within(2.5));
            }
        }
    }

    @Test
    void convertsPureRedByTheCapsMatrix() {
        assertThat(constant(81, 90, 240, YuvMatrix.BT601)).containsExactly(254, 0, 0);
        assertThat(constant(63, 102, 240, YuvMatrix.BT709)).containsExactly(255, 1, 0);
    }

    @Test
    void turnsRgbIntoYuvAndBack() {
        for (int rgb : new int[] {0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x000000, 0x30d158}) {
            for (YuvMatrix m : List.of(YuvMatrix.BT601, YuvMatrix.BT709, YuvMatrix.of(0.299, 0.114, true))) {
                int yuv = m.fromRgb(rgb);
                int[] back = constant(yuv >> 16, yuv >> 8 & 0xff, yuv & 0xff, m);
                assertThat(back[0]).isCloseTo(rgb >> 16 & 0xff, within(3));
                assertThat(back[1]).isCloseTo(rgb >> 8 & 0xff, within(3));
                assertThat(back[2]).isCloseTo(rgb & 0xff, within(3));
            }
        }
    }

    @Test
    void letterboxesAndClearsTheRest() {
        Picture picture = noise(PixelFormat.BGR);
        Placement where = Placement.of(Resize.LETTERBOX, 0, 0, 50, 25, 40, 40);
        assertThat(where).isEqualTo(new Placement(0, 0, 50, 25, 0, 10, 40, 20));
        MemorySegment input = arena.allocate(3 * 40 * 40);
        input.fill((byte) 99);
        new Resampler(KERNELS, 40, 40, true, Colours.RGB, 0).write(picture, where, input);
        assertThat(input.get(JAVA_BYTE, 9 * 40 + 20)).isZero();
        assertThat(input.get(JAVA_BYTE, 30 * 40)).isZero();
        assertThat(where.pictureY(10)).isZero();
        assertThat(where.pictureY(30)).isEqualTo(25);
    }

    @Test
    void cornerAndCropKeepTheRatio() {
        assertThat(Placement.of(Resize.CORNER, 0, 0, 50, 25, 40, 40))
                .isEqualTo(new Placement(0, 0, 50, 25, 0, 0, 40, 20));
        assertThat(Placement.of(Resize.CROP, 10, 0, 50, 25, 40, 40))
                .isEqualTo(new Placement(22.5, 0, 25, 25, 0, 0, 40, 40));
    }

    @Test
    void greyIsTheWeightedSumAndThePaddingIsAsTold() {
        MemorySegment pixel = Arena.ofAuto().allocate(4);
        pixel.set(ValueLayout.JAVA_INT, 0, 0x00ff8040); // blue 0x40, green 0x80, red 0xff
        Picture picture = new Picture(PixelFormat.BGRX, 1, 1, List.of(new Picture.Plane(pixel, 4)), YuvMatrix.BT601);
        MemorySegment input = Arena.ofAuto().allocate(2);
        new Resampler(KERNELS, 2, 1, true, Colours.GREY, 114)
                .write(picture, Placement.of(Resize.CORNER, 0, 0, 1, 1, 2, 1), input);
        assertThat(input.get(ValueLayout.JAVA_BYTE, 0) & 0xff)
                .isEqualTo((int) Math.round(0.299 * 255 + 0.587 * 128 + 0.114 * 64));
        assertThat(input.get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 114);
    }

    @Test
    void putsBlueFirstWhenAsked() {
        Picture picture = noise(PixelFormat.RGB);
        Placement where = Placement.of(Resize.STRETCH, 0, 0, WIDTH, HEIGHT, 4, 4);
        int[] rgb = write(picture, where, 4, 4, false, false);
        int[] bgr = write(picture, where, 4, 4, false, true);
        assertThat(bgr[0]).isEqualTo(rgb[2]);
        assertThat(bgr[1]).isEqualTo(rgb[1]);
        assertThat(bgr[2]).isEqualTo(rgb[0]);
    }

    @Test
    void enlargesASinglePixel() {
        Picture picture = noise(PixelFormat.BGRX);
        int[] out = write(picture, Placement.of(Resize.STRETCH, WIDTH - 1, HEIGHT - 1, 1, 1, 8, 8), 8, 8, true, false);
        int corner = picture.planes().getFirst().data().get(JAVA_BYTE, (HEIGHT - 1L) * STRIDE * 4 + (WIDTH - 1) * 4 + 2)
                & 0xff;
        assertThat(out[63]).isEqualTo(corner);
    }

    private int[] constant(int y, int u, int v, YuvMatrix matrix) {
        MemorySegment luma = arena.allocate(16);
        luma.fill((byte) y);
        MemorySegment cb = arena.allocate(4);
        cb.fill((byte) u);
        MemorySegment cr = arena.allocate(4);
        cr.fill((byte) v);
        Picture p = new Picture(
                PixelFormat.I420, 4, 4, List.of(new Plane(luma, 4), new Plane(cb, 2), new Plane(cr, 2)), matrix);
        return write(p, Placement.of(Resize.STRETCH, 0, 0, 4, 4, 1, 1), 1, 1, true, false);
    }

    private int[] write(Picture picture, Placement where, int w, int h, boolean planar, boolean bgr) {
        MemorySegment input = arena.allocate(3L * w * h);
        new Resampler(KERNELS, w, h, planar, bgr ? Colours.BGR : Colours.RGB, 0).write(picture, where, input);
        int[] out = new int[3 * w * h];
        for (int i = 0; i < out.length; i++) {
            out[i] = input.get(JAVA_BYTE, i) & 0xff;
        }
        return out;
    }

    private Picture noise(PixelFormat format) {
        Random random = new Random(1);
        List<Plane> planes =
                switch (format) {
                    case NV12 -> List.of(plane(random, STRIDE, HEIGHT), plane(random, STRIDE, 19));
                    case I420 -> List.of(plane(random, STRIDE, HEIGHT), plane(random, 32, 19), plane(random, 32, 19));
                    default -> List.of(plane(random, STRIDE * format.pixelBytes(), HEIGHT));
                };
        return new Picture(format, WIDTH, HEIGHT, planes, YuvMatrix.BT601);
    }

    private Plane plane(Random random, int stride, int rows) {
        byte[] bytes = new byte[stride * rows];
        random.nextBytes(bytes);
        MemorySegment data = arena.allocate(bytes.length);
        data.copyFrom(MemorySegment.ofArray(bytes));
        return new Plane(data, stride);
    }

    private static double sample(Plane p, int step, int offset, int width, int height, double x, double y) {
        double cx = Math.clamp(x, 0, width - 1);
        double cy = Math.clamp(y, 0, height - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        double upper = at(p, step, offset, x0, y0) * (1 - cx + x0) + at(p, step, offset, x1, y0) * (cx - x0);
        double lower = at(p, step, offset, x0, y1) * (1 - cx + x0) + at(p, step, offset, x1, y1) * (cx - x0);
        return upper * (1 - cy + y0) + lower * (cy - y0);
    }

    private static int at(Plane p, int step, int offset, int x, int y) {
        return p.data().get(JAVA_BYTE, (long) y * p.stride() + (long) x * step + offset) & 0xff;
    }

    private static double bounded(double v) {
        return Math.clamp(v, 0, 255);
    }
}
