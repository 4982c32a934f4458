package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Prints what a performance test measured, one aligned line per figure. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints the figures of a completed test.
     *
     * @param run what was asked for
     * @param status final status of the job
     * @param devices answer of {@code GET /devices}
     * @param variant the variant that ran
     */
    void print(PerformanceRun run, JsonNode status, JsonNode devices, JsonNode variant) {
        if (status.has("device")) {
            String device = status.path("device").asText();
            line("Device", device + "  (" + fullName(devices, device) + ")");
        }
        line("Pipeline", run.pipeline() + "/" + run.variant());
        lineIfAny("Model", property(variant, "model"));
        lineIfAny("Clip", property(variant, "location"));
        line("Streams", status.path("total_streams").asText());
        line(
                "FPS",
                number(status.path("total_fps")) + " in total, " + number(status.path("per_stream_fps"))
                        + " per stream");
        line(
                "Measured",
                status.path("frames").asText() + " frames in " + number(status.path("measured_seconds")) + " s");
        if (status.has("latency_avg_ms")) {
            line(
                    "Latency",
                    number(status.path("latency_avg_ms")) + " ms on average, " + number(status.path("latency_p95_ms"))
                            + " ms p95");
        }
        if (status.has("engine")) {
            line("Precision", status.path("precision").asText("unknown"));
            line(
                    "Engine",
                    status.path("engine").asText() + " "
                            + status.path("engine_version").asText().replaceFirst("-.*", ""));
        }
        line("Detections", detections(status.path("detections")));
        if (status.path("contended").asBoolean()) {
            line(
                    "Note",
                    "other load took the processor meanwhile (" + number(status.path("pressure"))
                            + " % of the time some task waited); measure again on a quiet machine");
        }
    }

    private void lineIfAny(String name, String value) {
        if (!value.isEmpty()) {
            line(name, value);
        }
    }

    /** Prints one line of the report. */
    void line(String name, String value) {
        out.printf(Locale.ROOT, "  %-11s %s%n", name, value);
    }

    private static String fullName(JsonNode devices, String device) {
        return devices.valueStream()
                .filter(d -> device.equals(d.path("device_name").asText()))
                .map(d -> d.path("full_device_name").asText())
                .findFirst()
                .orElse("unknown");
    }

    /** All different values of a property in the advanced graph, in order. */
    private static String property(JsonNode variant, String key) {
        return String.join(
                ", ",
                variant.path("pipeline_graph").path("nodes").findValuesAsText(key).stream()
                        .distinct()
                        .toList());
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f", value.asDouble()) : "unknown";
    }

    private static String detections(JsonNode counts) {
        if (counts.isEmpty()) {
            return "none";
        }
        return String.join(
                ", ",
                counts.propertyStream()
                        .sorted(Map.Entry.<String, JsonNode>comparingByValue(Comparator.comparingLong(JsonNode::asLong))
                                .reversed())
                        .map(e -> e.getValue().asText() + " " + e.getKey())
                        .toList());
    }
}
