package io.vippet.vision.internal.draw;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.image.Picture.Plane;
import io.vippet.vision.internal.image.PixelFormat;
import io.vippet.vision.internal.image.YuvMatrix;
import io.vippet.vision.internal.meta.Attribute;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PainterTest {
    private static final int SIDE = 120;

    private final Arena arena = Arena.ofAuto();

    @ParameterizedTest
    @EnumSource
    void drawsInsideThePictureOnly(PixelFormat format) {
        Picture picture = picture(format);
        Region over = region(-0.5f, -0.5f, 1.5f, 1.5f);
        Region inside = region(0.25f, 0.5f, 0.75f, 0.9f);
        new Painter(Display.USUAL).paint(picture, new FrameResults(List.of(over, inside)));
        Plane first = picture.planes().getFirst();
        long edge = 60L * first.stride() + 30L * format.pixelBytes();
        assertThat(first.data().get(JAVA_BYTE, edge)).isNotZero();
        long middle = 84L * first.stride() + 60L * format.pixelBytes();
        assertThat(first.data().get(JAVA_BYTE, middle)).isZero();
        picture.planes().forEach(p -> {
            long size = p.data().byteSize();
            assertThat(p.data().get(JAVA_BYTE, size - 1)).isEqualTo((byte) 0x5a); // behind the last row
        });
    }

    @Test
    void everyPrintableCharacterHasPoints() {
        Font font = new Font();
        for (char c = '!'; c <= '~'; c++) {
            int points = 0;
            for (int row = 0; row < Font.HEIGHT; row++) {
                points += Integer.bitCount(font.row(c, row));
            }
            assertThat(points).as("points of %s", c).isPositive();
        }
        assertThat(font.row('é', 0)).isEqualTo(font.row('?', 0));
        assertThat(font.row('L', 6)).isEqualTo(0b11111);
    }

    @Test
    void captionsAvoidEachOther() {
        CaptionPlaces places = new CaptionPlaces(200, 200);
        CaptionPlaces.Place a = places.find(50, 50, 100, 60, 10);
        CaptionPlaces.Place b = places.find(60, 50, 100, 60, 10);
        assertThat(a).isEqualTo(new CaptionPlaces.Place(50, 40, 60, 10));
        assertThat(b.meets(a)).isFalse();
        assertThat(places.find(190, 3, 20, 60, 10).left()).isEqualTo(140);
    }

    @Test
    void captionsNameNumbersOnly() {
        Region r = new Region(
                1,
                -1,
                4,
                "face",
                0,
                0.756f,
                0,
                0,
                1,
                1,
                List.of(new Attribute("age", "31", 31, 1, "m"), new Attribute("gender", "male", 1, 1, "m")));
        assertThat(Caption.of(r, 100).lines()).containsExactly("#4 face 0.76, age 31, male");
        assertThat(Caption.of(r, 30).lines()).containsExactly("#4 face 0.76", "age 31", "male");
    }

    private static Region region(float left, float top, float right, float bottom) {
        return new Region(1, -1, -1, "thing", 1, 0.5f, left, top, right, bottom, List.of());
    }

    private Picture picture(PixelFormat format) {
        List<Plane> planes =
                switch (format) {
                    case NV12 -> List.of(plane(SIDE, SIDE), plane(SIDE, SIDE / 2));
                    case I420 -> List.of(plane(SIDE, SIDE), plane(SIDE / 2, SIDE / 2), plane(SIDE / 2, SIDE / 2));
                    default -> List.of(plane(SIDE * format.pixelBytes(), SIDE));
                };
        return new Picture(format, SIDE, SIDE, planes, YuvMatrix.BT601);
    }

    private Plane plane(int stride, int rows) {
        MemorySegment data = arena.allocate((long) stride * rows + 1);
        data.set(JAVA_BYTE, data.byteSize() - 1, (byte) 0x5a);
        return new Plane(data, stride);
    }
}
