package io.vippet.graph.internal.decoder;

import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.lookup.UsbCamera;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Caps that make a USB camera deliver its best capture mode. */
public final class UsbCaps {

    private UsbCaps() {}

    /** Returns the caps as text; empty for formats that no caps are known for. */
    public static Optional<String> text(UsbCamera.Capture capture) {
        return prefix(capture.fourcc())
                .map(prefix -> prefix + ",width=" + capture.width() + ",height=" + capture.height() + ",framerate="
                        + (long) Math.rint(capture.fps()) + "/1");
    }

    static Node node(String id, String caps) {
        String[] parts = caps.split(",", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            fields.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return Elements.caps(id, parts[0], fields);
    }

    private static Optional<String> prefix(String fourcc) {
        return switch (fourcc) {
            case "MJPG", "MJPEG", "JPEG" -> Optional.of("image/jpeg");
            case "H264", "H.264" -> Optional.of("video/x-h264");
            case "H265", "HEVC", "H.265" -> Optional.of("video/x-h265");
            case "YUYV", "YUY2" -> Optional.of("video/x-raw,format=YUY2");
            case "NV12", "UYVY", "I420" -> Optional.of("video/x-raw,format=" + fourcc);
            default -> Optional.empty();
        };
    }
}
