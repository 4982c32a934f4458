package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pipelines with models that are built and taken apart, again and again: 25 times, 500 times with {@code --long}. */
class StartCyclesTest {
    private static final int CYCLES = Boolean.getBoolean("vippet.tests.long") ? 500 : 25;
    private static final double GROWTH = 40;

    @Test
    void leaveNoMemoryBehind() throws IOException {
        Launches.openWithRuntime();
        String launch =
                "videotestsrc num-buffers=3 ! video/x-raw,format=I420,width=176,height=144 ! gvadetect model=%s "
                        + "! gvatrack ! gvaclassify model=%s ! gvawatermark ! gvametaconvert ! gvafpscounter ! fakesink";
        String text = launch.formatted(Home.model("face_short.tflite"), Home.model("gender-v1.onnx"));
        for (int i = 0; i < CYCLES; i++) {
            Launches.toEnd(text);
        }
        double before = mebibytes();
        for (int i = 0; i < CYCLES; i++) {
            Launches.toEnd(text);
        }
        double after = mebibytes();
        System.out.printf("%d cycles: resident memory %.0f MiB, then %.0f MiB%n", CYCLES, before, after);
        assertThat(after).isLessThan(before + GROWTH);
    }

    private static double mebibytes() throws IOException {
        System.gc();
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1);
        return Long.parseLong(pages[1]) * 4096 / 1048576.0;
    }
}
