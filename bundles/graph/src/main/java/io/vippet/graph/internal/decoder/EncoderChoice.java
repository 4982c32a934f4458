package io.vippet.graph.internal.decoder;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.lookup.ElementRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the element that encodes H.264 on a device, with its properties. */
public final class EncoderChoice {

    // 16 Mbit/s everywhere: openh264enc counts bit/s, the VA encoders kbit/s.
    private static final String VA_LIVE = " bitrate=16000 target-usage=4 max-qp=30";
    private static final String CPU_FILE = " bitrate=16000000 complexity=low";
    private static final String CPU_LIVE = CPU_FILE + " usage-type=camera slice-mode=auto gop-size=25";

    private final ElementRegistry elements;

    public EncoderChoice(ElementRegistry elements) {
        this.elements = elements;
    }

    /**
     * Returns the launch text of the first encoder that exists.
     *
     * @param device {@code CPU} or {@code GPU}, nothing else
     * @param live for a live stream instead of a file
     */
    public Optional<String> select(String device, boolean live) {
        boolean gpu = device.equals("GPU");
        if (!gpu && !device.equals("CPU")) {
            throw new GraphException(
                    GraphErrorKind.ENCODER_DEVICE_INVALID,
                    Map.of("device", device),
                    "Pictures are encoded on CPU or GPU, not on '" + device + "'.");
        }
        List<String> names = gpu ? List.of("vah264lpenc", "vah264enc") : List.of("openh264enc");
        String properties = properties(gpu, live);
        return Stream.concat(
                        elements.encoders(device, live).stream(), names.stream().map(name -> name + properties))
                .filter(text -> elements.contains(text.split(" ", 2)[0]))
                .findFirst();
    }

    /** Like {@link #select}, but fails when there is none. */
    public String require(String device, boolean live) {
        return select(device, live)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.ENCODER_UNAVAILABLE,
                        Map.of("device", device),
                        "No suitable encoder found for encoder_device: " + device));
    }

    private static String properties(boolean gpu, boolean live) {
        if (gpu) {
            return live ? VA_LIVE : "";
        }
        return live ? CPU_LIVE : CPU_FILE;
    }
}
