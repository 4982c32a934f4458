package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.gstreamer.ElementType;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/elements.md} say what the elements say of themselves. After a change, {@code
 * -Dvippet.docs.write=true} writes them anew.
 */
class ElementsPageTest {
    private static final String MARK = "<!-- From here on written by ElementsPageTest. -->\n";

    @Test
    void thePageSaysWhatTheElementsSay() throws IOException {
        Path page = Path.of("../../docs/elements.md");
        String text = Files.readString(page);
        int mark = text.indexOf(MARK);
        assertThat(mark).as("the mark in " + page).isPositive();
        String tables = new VisionElements()
                .elements().stream()
                        .sorted(Comparator.comparing(ElementType::factory))
                        .map(ElementsPageTest::table)
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("vippet.docs.write")) {
            Files.writeString(page, text.substring(0, mark) + MARK + tables);
        }
        assertThat(Files.readString(page).substring(mark + MARK.length())).isEqualTo(tables);
    }

    private static String table(ElementType type) {
        String rows = type.properties().stream().map(ElementsPageTest::row).collect(Collectors.joining());
        String head = "\n## %s\n\n%s. Pads: `%s`.\n".formatted(type.factory(), type.description(), type.sinkCaps());
        if (type.properties().isEmpty()) {
            return head + "\nProperties: none of its own.\n";
        }
        return head + "\n| property | type | default | what it does | served |\n|---|---|---|---|---|\n" + rows;
    }

    private static String row(Property<?> p) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(p.name(), type(p), code(String.valueOf(p.defaultValue())), p.blurb(), served(p.limit()));
    }

    private static String type(Property<?> p) {
        return switch (p.typeName()) {
            case "enum" ->
                p.choices().stream()
                        .map(Choice::nick)
                        .map(ElementsPageTest::code)
                        .collect(Collectors.joining(", "));
            case "int", "uint", "float", "double" ->
                "%s, %s to %s".formatted(p.typeName(), number(p.min()), number(p.max()));
            default -> p.typeName();
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String served(Property.@Nullable Limit<?> limit) {
        return limit == null ? "yes" : (limit.refused() ? "else refused: " : "else a warning: ") + limit.sentence();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    @Test
    void everyPropertyOfDlStreamerIsThere() {
        // As its documentation lists them, without those of GStreamer's own base classes.
        var common = List.of(
                "batch-size",
                "batch-timeout",
                "core-pinning",
                "cpu-throughput-streams",
                "custom-postproc-lib",
                "custom-preproc-lib",
                "device",
                "gpu-throughput-streams",
                "ie-config",
                "inference-interval",
                "inference-region",
                "labels",
                "labels-file",
                "model",
                "model-instance-id",
                "model-proc",
                "nireq",
                "no-block",
                "object-class",
                "ov-extension-lib",
                "pre-process-backend",
                "pre-process-config",
                "reshape",
                "reshape-height",
                "reshape-width",
                "scale-method",
                "scheduling-policy",
                "share-va-display-ctx");
        assertThat(properties("gvainference")).containsAll(common);
        assertThat(properties("gvadetect")).containsAll(common).contains("threshold");
        assertThat(properties("gvaclassify")).containsAll(common).contains("reclassify-interval", "skip-raw-tensors");
        assertThat(properties("gvatrack")).contains("config", "device", "tracking-type", "deepsort-trck-cfg");
        assertThat(properties("gvawatermark")).contains("displ-cfg", "device", "displ-avgfps", "use-watermark-meta");
        assertThat(properties("gvafpscounter"))
                .contains("interval", "read-pipe", "write-pipe", "starting-frame", "print-std-dev", "print-latency");
        assertThat(properties("gvametaconvert"))
                .contains(
                        "add-empty-results",
                        "add-rtp-timestamp",
                        "add-tensor-data",
                        "format",
                        "json-indent",
                        "signal-handoffs",
                        "source",
                        "tags",
                        "timestamp-utc",
                        "timestamp-microseconds");
        assertThat(properties("gvametapublish"))
                .contains(
                        "address",
                        "file-format",
                        "file-path",
                        "max-connect-attempts",
                        "max-reconnect-interval",
                        "method",
                        "mqtt-client-id",
                        "topic");
        assertThat(properties("gvaattachroi")).contains("file-path", "mode", "roi");
        assertThat(properties("gvamotiondetect"))
                .contains(
                        "block-size",
                        "motion-threshold",
                        "min-persistence",
                        "max-miss",
                        "iou-threshold",
                        "smooth-alpha",
                        "confirm-frames",
                        "pixel-diff-threshold",
                        "min-rel-area");
    }

    private static List<String> properties(String factory) {
        return new VisionElements()
                .elements().stream()
                        .filter(e -> e.factory().equals(factory))
                        .flatMap(e -> e.properties().stream())
                        .map(Property::name)
                        .toList();
    }
}
