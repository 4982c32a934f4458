package io.vippet.device.cpu.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.DeviceType;
import io.vippet.api.runner.InferenceDevice;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CpuBackendTest {

    private final CpuBackend backend = new CpuBackend();

    @Test
    void describesTheProcessorOnly() {
        List<Device> devices = backend.devices(List.of(
                new InferenceDevice("GPU", Map.of("FULL_DEVICE_NAME", "Card")),
                new InferenceDevice("CPU", Map.of("FULL_DEVICE_NAME", "A processor"))));

        assertThat(devices)
                .containsExactly(new Device("CPU", "A processor", DeviceType.INTEGRATED, DeviceFamily.CPU, null));
    }

    @Test
    void proposesSoftwareDecodersByCodec() {
        assertThat(backend.decoders("h264")).containsExactly("avdec_h264");
        assertThat(backend.decoders("h265")).containsExactly("avdec_h265");
        assertThat(backend.decoders("mjpg")).containsExactly("avdec_mjpeg");
        assertThat(backend.decoders("av1")).isEmpty();
    }

    static Stream<String> encoders() {
        CpuBackend backend = new CpuBackend();
        return Stream.concat(backend.encoders(false).stream(), backend.encoders(true).stream());
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void everyEncoderTextEncodes(String encoder) throws Exception {
        String launch = "videotestsrc num-buffers=5 ! video/x-raw,format=I420,width=320,height=240 ! " + encoder
                + " ! h264parse ! fakesink";
        assumeTrue(runs("gst-inspect-1.0", encoder.split(" ", 2)[0]), "this machine's GStreamer lacks " + encoder);
        List<String> command = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
        command.addAll(Arrays.asList(launch.split(" ")));

        assertThat(runs(command.toArray(String[]::new))).isTrue();
    }

    private static boolean runs(String... command) throws Exception {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(d -> Files.isExecutable(Path.of(d, command[0])));
        return installed
                && new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }
}
