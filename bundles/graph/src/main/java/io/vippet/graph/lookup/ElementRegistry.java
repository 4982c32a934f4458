package io.vippet.graph.lookup;

import java.util.List;

/** The element factories of this machine's GStreamer. */
@FunctionalInterface
public interface ElementRegistry {

    /** Tells whether an element of this name can be created. */
    boolean contains(String element);

    /**
     * Decoders that those who know the device propose, best first; the library's own choice comes after them.
     *
     * @param codec {@code h264}, {@code h265} or {@code mjpg}
     * @param device as graphs name it, for instance {@code GPU.1}
     */
    default List<String> decoders(String codec, String device) {
        return List.of();
    }

    /**
     * H.264 encoders with their properties that those who know the device propose, best first; the library's own choice
     * comes after them.
     *
     * @param device {@code CPU} or {@code GPU}
     * @param live for a live stream instead of a file
     */
    default List<String> encoders(String device, boolean live) {
        return List.of();
    }
}
