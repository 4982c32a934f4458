package io.vippet.runner.internal;

import io.vippet.api.job.LatencyMetrics;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The interval lines of DL Streamer's latency tracer. */
final class LatencyLines {

    private static final String NUMBER = "=\\(double\\)([0-9.]+)";
    private static final Pattern LINE = Pattern.compile("latency_tracer_pipeline_interval,.*?"
            + "source_name=\\(string\\)([^,]+),.*?sink_name=\\(string\\)([^,]+),.*?"
            + "\\binterval" + NUMBER + ".*?\\bavg" + NUMBER + ".*?\\bmin" + NUMBER + ".*?\\bmax" + NUMBER
            + ".*?\\blatency" + NUMBER);

    private LatencyLines() {}

    /** What one line says about one stream. */
    record Sample(String streamId, LatencyMetrics metrics) {}

    /** Reads a line; empty when it is not the tracer's, or not as expected. */
    static Optional<Sample> parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.find()) {
            return Optional.empty();
        }
        try {
            LatencyMetrics metrics =
                    new LatencyMetrics(number(m, 3), number(m, 4), number(m, 5), number(m, 6), number(m, 7));
            return Optional.of(new Sample(m.group(1) + "__" + m.group(2), metrics));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double number(Matcher m, int group) {
        return Double.parseDouble(m.group(group));
    }
}
