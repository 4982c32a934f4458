package io.vippet.graph.internal.decoder;

import io.vippet.graph.internal.launch.Words;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.ElementRegistry;

/** Launch texts that take pictures and write or send them as H.264. */
public final class OutputText {

    private final EncoderChoice encoders;

    public OutputText(ElementRegistry elements) {
        this.encoders = new EncoderChoice(elements);
    }

    public String file(String device, String folder) {
        return encoders.require(device, false) + " ! h264parse ! mp4mux ! filesink location="
                + quoted(PathText.join(folder, "main_output.mp4"));
    }

    public String live(String device, String url) {
        return encoders.require(device, true) + " ! h264parse ! rtspclientsink protocols=tcp location=" + url;
    }

    /** The folder is ours and may hold blanks. */
    private static String quoted(String path) {
        return Words.oneWord(path).orElse(path);
    }
}
