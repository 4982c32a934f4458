package io.vippet.device.cpu.internal;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceBackend;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.DeviceType;
import io.vippet.api.runner.InferenceDevice;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Software decoders and encoders, and the device {@code CPU}. */
@Component(service = DeviceBackend.class)
public final class CpuBackend implements DeviceBackend {

    // openh264enc counts bits, x264enc kilobits; both texts mean 16 Mbit/s and little work per frame.
    private static final String OPENH264 = "openh264enc bitrate=16000000 complexity=low";
    private static final String OPENH264_STREAM = OPENH264 + " usage-type=camera slice-mode=auto gop-size=25";
    private static final String X264 = "x264enc bitrate=16000 speed-preset=ultrafast";
    private static final String X264_STREAM = X264 + " tune=zerolatency key-int-max=25";

    @Override
    public List<Device> devices(List<InferenceDevice> seen) {
        return seen.stream().filter(d -> owns(d.name())).map(CpuBackend::device).toList();
    }

    @Override
    public boolean owns(String deviceName) {
        return deviceName.equals("CPU") || deviceName.startsWith("CPU.");
    }

    @Override
    public List<String> decoders(String codec) {
        return switch (codec) {
            case "h264" -> List.of("avdec_h264");
            case "h265" -> List.of("avdec_h265");
            case "mjpg" -> List.of("avdec_mjpeg");
            default -> List.of();
        };
    }

    @Override
    public List<String> encoders(boolean stream) {
        return stream ? List.of(OPENH264_STREAM, X264_STREAM) : List.of(OPENH264, X264);
    }

    @Override
    public Optional<String> converter() {
        return Optional.of("videoconvert");
    }

    private static Device device(InferenceDevice seen) {
        String fullName = seen.properties().getOrDefault("FULL_DEVICE_NAME", seen.name());
        return new Device(seen.name(), fullName, DeviceType.INTEGRATED, DeviceFamily.CPU, null);
    }
}
