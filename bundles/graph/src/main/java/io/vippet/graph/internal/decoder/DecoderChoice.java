package io.vippet.graph.internal.decoder;

import io.vippet.graph.internal.Elements;
import io.vippet.graph.lookup.ElementRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
        return candidates(codec, Elements.isGpu(device)).stream()
                .filter(elements::contains)
                .findFirst();
    }

    /** Tells whether frames of this format need no decoding. */
    public static boolean isRaw(String fourcc) {
        return RAW.contains(fourcc.toUpperCase(Locale.ROOT));
    }

    private static List<String> candidates(String codec, boolean gpu) {
        return switch (codec) {
            case "H264", "h264", "H.264", "avc", "avc1" -> decoders(gpu, "vah264dec", "avdec_h264");
            case "H265", "h265", "H.265", "HEVC", "hevc" -> decoders(gpu, "vah265dec", "avdec_h265");
            case "MJPG", "MJPEG", "JPEG", "jpeg" -> decoders(gpu, "vajpegdec", "avdec_mjpeg");
            default -> List.of();
        };
    }

    private static List<String> decoders(boolean gpu, String onGpu, String onCpu) {
        return gpu ? List.of(onGpu, onCpu) : List.of(onCpu);
    }
}
