package io.vippet.optimization.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a ! vaapipostproc x=1 ! b                                | a ! vapostproc x=1 ! b",
                "gvadetect pre-process-backend=vaapi-surface-sharing      | gvadetect pre-process-backend=va-surface-sharing",
                "a ! video/x-raw(memory:VASurface) ! b                    | a ! video/x-raw(memory:VAMemory) ! b",
                "a ! video/x-raw(memory:VASurface) ! queue ! gvadetect    | a ! queue ! gvadetect",
                "a ! video/x-raw(memory:VAMemory) ! gvaclassify           | a ! gvaclassify",
                "a ! capsfilter caps=video/x-raw(memory:VAMemory) ! gvadetect | a ! gvadetect",
                "gvadetect ! video/x-raw(memory:VAMemory) ! b             | gvadetect ! video/x-raw(memory:VAMemory) ! b",
                "a ! video/x-raw(memory:VAMemory) ! b ! video/x-raw(memory:VAMemory) ! gvadetect | a ! b ! video/x-raw(memory:VAMemory) ! gvadetect",
                "a ! video/x-raw(memory:VAMemory),width=1 ! gvadetect     | a ! video/x-raw(memory:VAMemory),width=1 ! gvadetect",
                "a !  video/x-raw(memory:VAMemory) ! gvadetect            | a !  video/x-raw(memory:VAMemory) ! gvadetect",
                "parsebin ! vah264dec ! b                                 | decodebin3 ! b",
                "h265parse ! vah265dec ! b                                | decodebin3 ! b",
                "h264parse ! avdec_h264 ! b                               | h264parse ! avdec_h264 ! b",
                "h264parse config-interval=1 ! vah264dec                  | h264parse config-interval=1 ! vah264dec",
                "a ! decodebin ! b ! decodebin name=d                     | a ! decodebin3 ! b ! decodebin3 name=d",
                "a ! decodebin3 ! uridecodebin ! decodebin-x              | a ! decodebin3 ! uridecodebin ! decodebin3-x",
                "nothing of it                                            | nothing of it"
            })
    void replacesWhatIsOutdated(String launch, String expected) {
        assertThat(Preprocessing.apply(launch)).isEqualTo(expected);
    }

    @Test
    void failsOnNoText() {
        String[] parts = {
            "vaapi", "decodebin", "!", " ", "(memory:VA", "Surface)", "h264parse", "vah264dec", "\n", "\\", "$1"
        };
        Random random = new Random(5);
        for (int text = 0; text < 2000; text++) {
            StringBuilder noise = new StringBuilder();
            for (int part = 0; part < 40; part++) {
                noise.append(parts[random.nextInt(parts.length)]);
            }
            assertThatCode(() -> Preprocessing.apply(noise.toString())).doesNotThrowAnyException();
        }
        assertThat(Preprocessing.apply("")).isEmpty();
    }

    @Test
    void longTextsTakeNoLongTime() {
        String caps = "! video/x-raw(memory:VAMemory) ".repeat(20_000);
        String words = "parse".repeat(200_000);

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Preprocessing.apply(caps + words + " ! vah"));
    }
}
