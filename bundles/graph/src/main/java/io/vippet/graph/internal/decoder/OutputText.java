package io.vippet.graph.internal.decoder;

import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.ElementRegistry;

/** Launch texts that take pictures and write or send them as H.264. */
public final class OutputText {

    private final EncoderChoice encoders;

    public OutputText(ElementRegistry elements) {
        this.encoders = new EncoderChoice(elements);
    }

    /** Returns the file in a run's folder that its pictures go to. */
    public static String fileIn(String folder) {
        return PathText.join(folder, "main_output.mp4");
    }

    /**
     * Returns the text that writes a file.
     *
     * @param path the file, as it stands in launch text
     */
    public String file(String device, String path) {
        return encoders.require(device, false) + " ! h264parse ! mp4mux ! filesink location=" + path;
    }

    public String live(String device, String url) {
        return encoders.require(device, true) + " ! h264parse ! rtspclientsink protocols=tcp location=" + url;
    }
}
