package io.vippet.gstreamer;

import io.vippet.gstreamer.PropertyDescription.Flag;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code gst-inspect-1.0} prints of an element, and our descriptions in its words, to compare both. */
record GstInspect(List<String> pads, Map<String, Property> properties) {

    private static final Pattern PAD = Pattern.compile("^  (?:SRC|SINK) template: '(.*)'$");
    private static final Pattern NAME = Pattern.compile("^  ([a-z0-9-]+) *: ");
    private static final Pattern FLAGS = Pattern.compile("^ +flags: (.*)$");
    private static final Pattern RANGE = Pattern.compile(
            "^ +(?:Unsigned )?(?:Integer64|Integer|Float|Double|Long|Fraction)\\. Range: +(\\S+) - +(\\S+) Default: +(\\S+).*$");
    private static final Pattern DEFAULT = Pattern.compile("^ +(?:Boolean|String)\\. Default: \"?([^\"]*)\"?$");
    private static final Pattern ENUM = Pattern.compile("^ +Enum \".*\" Default: -?\\d+, \"(.*)\"$");
    private static final Pattern CHOICE = Pattern.compile("^ +\\((-?\\d+|0x[0-9a-f]+)\\): (\\S+) +- ?(.*)$");
    private static final MathContext PRINTED = new MathContext(7);

    /**
     * One property.
     *
     * @param range smallest and largest value, empty for other types than numbers
     * @param choices number and nick of the values of an enumeration or set of flags
     * @param defaultValue null where the tool prints none that could be compared
     */
    record Property(
            Set<String> flags,
            List<String> range,
            Map<Long, String> choices,
            @Nullable String defaultValue) {}

    static GstInspect of(String element) throws Exception {
        Process process = new ProcessBuilder("gst-inspect-1.0", element)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> pads = new ArrayList<>();
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> block = new ArrayList<>();
        boolean properties = false;
        for (String line : lines) {
            Matcher pad = PAD.matcher(line);
            if (pad.matches()) {
                pads.add(pad.group(1));
            }
            if (!line.startsWith(" ") && !line.isBlank()) {
                properties = line.equals("Element Properties:");
            }
            Matcher name = NAME.matcher(line);
            if (properties && name.find()) {
                block = new ArrayList<>();
                blocks.put(name.group(1), block);
            }
            block.add(line);
        }
        Map<String, Property> read = new LinkedHashMap<>();
        blocks.forEach((name, text) -> read.put(name, property(text)));
        return new GstInspect(pads, read);
    }

    private static Property property(List<String> lines) {
        Set<String> flags = Set.of();
        List<String> range = List.of();
        Map<Long, String> choices = new TreeMap<>();
        String defaultValue = null;
        for (String line : lines) {
            Matcher m = FLAGS.matcher(line);
            if (m.matches()) {
                flags = new TreeSet<>(List.of(m.group(1).split(", (?!READY|PAUSED)")));
            }
            m = RANGE.matcher(line);
            if (m.matches()) {
                range = List.of(number(m.group(1)), number(m.group(2)));
                defaultValue = number(m.group(3));
            }
            m = DEFAULT.matcher(line);
            if (m.matches()) {
                defaultValue = m.group(1).equals("null") ? "" : m.group(1);
            }
            m = ENUM.matcher(line);
            if (m.matches()) {
                defaultValue = m.group(1);
            }
            m = CHOICE.matcher(line);
            if (m.matches()) {
                choices.put(Long.decode(m.group(1)), m.group(2));
            }
        }
        return new Property(flags, range, choices, defaultValue);
    }

    static Set<String> flags(PropertyDescription property) {
        Set<String> words = new TreeSet<>();
        for (Flag flag : property.flags()) {
            words.add(
                    switch (flag) {
                        case READABLE -> "readable";
                        case WRITABLE -> "writable";
                        case CONSTRUCT_ONLY -> "can be set only at object construction time";
                        case CONTROLLABLE -> "controllable";
                        case DEPRECATED -> "deprecated";
                        case MUTABLE_READY -> "changeable only in NULL or READY state";
                        case MUTABLE_PAUSED -> "changeable only in NULL, READY or PAUSED state";
                        case MUTABLE_PLAYING -> "changeable in NULL, READY, PAUSED or PLAYING state";
                    });
        }
        return words;
    }

    static List<String> range(PropertyDescription property) {
        PropertyDescription.Range range = property.range();
        return range == null ? List.of() : List.of(number(range.min()), number(range.max()));
    }

    static Map<Long, String> choices(PropertyDescription property) {
        Map<Long, String> choices = new TreeMap<>();
        property.choices().forEach(c -> choices.put((long) c.value(), c.nick()));
        return choices;
    }

    static String defaultValue(PropertyDescription property) {
        return property.range() == null ? property.defaultValue() : number(property.defaultValue());
    }

    /** As many digits as the tool prints of a broken number; whole numbers and fractions it prints in full. */
    private static String number(String text) {
        return text.contains("/") || text.matches("-?\\d+")
                ? text
                : new BigDecimal(text).round(PRINTED).stripTrailingZeros().toPlainString();
    }
}
