package io.vippet.graph.internal.decoder;

import io.vippet.graph.internal.Elements;
import io.vippet.graph.lookup.ElementRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Chooses the element that decodes a codec on a device. */
public final class DecoderChoice {

    private static final Set<String> RAW = Set.of(
            "YUYV", "YUY2", "NV12", "UYVY", "I420", "YV12", "RGB3", "BGR3", "RGBP", "GREY", "GRAY", "BA81", "RGGB",
            "RG10", "RG12");

    private final ElementRegistry elements;

    public DecoderChoice(ElementRegistry elements) {
        this.elements = elements;
    }

    /** Returns the first decoder that exists; empty for raw and unknown codecs, too. */
    public Optional<String> select(String codec, String device) {
        return format(codec).flatMap(format -> Stream.concat(
                        elements.decoders(format, device).stream(), candidates(format, Elements.isGpu(device)))
                .filter(elements::contains)
                .findFirst());
    }

    /** Tells whether frames of this format need no decoding. */
    public static boolean isRaw(String fourcc) {
        return RAW.contains(fourcc.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> format(String codec) {
        return switch (codec) {
            case "H264", "h264", "H.264", "avc", "avc1" -> Optional.of("h264");
            case "H265", "h265", "H.265", "HEVC", "hevc" -> Optional.of("h265");
            case "MJPG", "MJPEG", "JPEG", "jpeg" -> Optional.of("mjpg");
            default -> Optional.empty();
        };
    }

    private static Stream<String> candidates(String format, boolean gpu) {
        return switch (format) {
            case "h264" -> decoders(gpu, "vah264dec", "avdec_h264");
            case "h265" -> decoders(gpu, "vah265dec", "avdec_h265");
            default -> decoders(gpu, "vajpegdec", "avdec_mjpeg");
        };
    }

    private static Stream<String> decoders(boolean gpu, String onGpu, String onCpu) {
        return gpu ? Stream.of(onGpu, onCpu) : Stream.of(onCpu);
    }
}
