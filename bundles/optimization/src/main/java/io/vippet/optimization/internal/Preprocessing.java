package io.vippet.optimization.internal;

import java.util.regex.Pattern;

/** Replaces outdated elements in a launch text, as DL Streamer's optimizer does. Works on any text. */
final class Preprocessing {

    private static final String MEMORY = "video/x-raw(memory:VAMemory)";
    private static final Pattern PARSED_DECODER = Pattern.compile("\\b(?:parsebin|\\w+parse) ! vah\\w+dec");
    private static final Pattern OLD_DECODER = Pattern.compile("\\bdecodebin\\b");

    private Preprocessing() {}

    static String apply(String launch) {
        String text = launch.replace("vaapipostproc", "vapostproc")
                .replace("vaapi-surface-sharing", "va-surface-sharing")
                .replace("memory:VASurface", "memory:VAMemory");
        text = withoutFirst("! capsfilter caps=" + MEMORY + " ", text);
        text = withoutFirst("! " + MEMORY + " ", text);
        text = PARSED_DECODER.matcher(text).replaceAll("decodebin3");
        return OLD_DECODER.matcher(text).replaceAll("decodebin3");
    }

    /** Inference converts by itself what comes to it. */
    private static String withoutFirst(String filter, String text) {
        int at = text.indexOf(filter + "!");
        int inference = Math.max(text.lastIndexOf("gvadetect"), text.lastIndexOf("gvaclassify"));
        return at < 0 || at > inference ? text : text.substring(0, at) + text.substring(at + filter.length());
    }
}
