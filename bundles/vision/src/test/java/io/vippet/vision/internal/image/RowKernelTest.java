package io.vippet.vision.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain loops are short enough to be believed; the others are compared with them. */
class RowKernelTest {
    private static final int ROOM = 700;

    private final RowKernel plain = new PlainRowKernel();
    private final RowKernel vectors = new VectorRowKernel();
    private final Random random = new Random(5);

    @Test
    void plainBlendsByWeight() {
        int[] out = new int[3];
        plain.blend(new byte[] {0, 100, (byte) 255}, new byte[] {(byte) 255, 0, (byte) 255}, 64, out, 3);
        assertThat(out).containsExactly(255 * 64, 100 * 192, 255 * 256);
        plain.blend(new byte[] {0, 100, (byte) 255}, new byte[0], 0, out, 3);
        assertThat(out).containsExactly(0, 100 * 256, 255 * 256);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 77, 128, 255, 256})
    void vectorsBlendTheSame(int weight) {
        byte[] upper = noise();
        byte[] lower = noise();
        for (int n = 0; n <= ROOM; n++) {
            int[] expected = new int[ROOM];
            int[] out = new int[ROOM];
            Arrays.fill(expected, -7);
            Arrays.fill(out, -7);
            plain.blend(upper, lower, weight, expected, n);
            vectors.blend(upper, lower, weight, out, n);
            assertThat(out).as("%d elements, nothing behind them", n).containsExactly(expected);
        }
    }

    @Test
    void vectorsNarrowTheSame() {
        int[] values = random.ints(ROOM).toArray();
        for (int n = 0; n <= ROOM; n++) {
            byte[] expected = noise();
            byte[] out = expected.clone();
            plain.narrow(values, expected, n);
            vectors.narrow(values, out, n);
            assertThat(out).as("%d elements, nothing behind them", n).containsExactly(expected);
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[ROOM];
        random.nextBytes(bytes);
        return bytes;
    }
}
