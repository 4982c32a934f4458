package io.vippet.validation.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes of what a child complained about one short text per cause, the root first. */
final class Diagnosis {

    private static final int LONGEST = 400;
    private static final Pattern NO_ELEMENT = Pattern.compile("no element \"([^\"]+)\"");
    /** How the preparation names the ends of the first stream, and its suffix for all other names. */
    private static final Pattern END =
            Pattern.compile("([\\w-]+)(?: (?:[^!\"]|\"[^\"]*\")*?)? name=((?:src|sink)_p0_s0_0_0)\\b");

    private static final Pattern SUFFIX = Pattern.compile("\\b(\\w+?)_0_0\\b");

    /** What GStreamer says when something has happened before; the later, the less it tells. */
    private static final List<String> CONSEQUENCES =
            List.of("Internal data stream error", "Internal data flow error", "The pipeline cannot be set to PLAYING");

    private final ElementPackages packages;

    Diagnosis(ElementPackages packages) {
        this.packages = packages;
    }

    /**
     * Explains errors.
     *
     * @param errors in the order in which they came
     * @param launch the text that was run; elements are told by the names that its author knows
     */
    List<String> of(List<String> errors, String launch) {
        Set<String> texts = errors.stream()
                .map(error -> shortened(explained(named(error, launch))))
                .sorted(Comparator.comparingInt(Diagnosis::remoteness))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> causes = new ArrayList<>();
        for (String text : texts) {
            boolean consequence = remoteness(text) > 0 && !causes.isEmpty() && !text.contains("not-negotiated");
            if (!consequence && causes.stream().noneMatch(cause -> says(cause, text))) {
                causes.add(text);
            }
        }
        return List.copyOf(causes);
    }

    /** 0 for causes. */
    private static int remoteness(String text) {
        for (int i = 0; i < CONSEQUENCES.size(); i++) {
            if (text.contains(CONSEQUENCES.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The log repeats what the bus has told, with other words around it. */
    private static boolean says(String cause, String text) {
        String core = text.replaceFirst(" \\(element [^)]*\\)$", "").replaceFirst("^<[^>]*> ?", "");
        return cause.contains(core);
    }

    private String explained(String text) {
        Matcher missing = NO_ELEMENT.matcher(text);
        if (missing.find()) {
            String element = missing.group(1);
            return "no element \"" + element + "\" on this machine: "
                    + packages.of(element)
                            .map(origin -> "the plug-in '%s' of the package %s brings it"
                                    .formatted(origin.plugin(), origin.debianPackage()))
                            .orElse("check its spelling, or install the plug-in that brings it");
        }
        if (text.contains("not-negotiated")) {
            return text.replaceFirst("Internal data (?:stream|flow) error\\.?", "Internal data stream error")
                    + ": the formats of two neighbours have nothing in common; add a converter such as videoconvert"
                    + " or correct the caps behind this element";
        }
        return text;
    }

    private static String named(String error, String launch) {
        String text = error.strip().replaceAll("\\s+", " ");
        Matcher ends = END.matcher(launch);
        while (ends.find()) {
            text = text.replace(ends.group(2), ends.group(1));
        }
        return SUFFIX.matcher(text).replaceAll("$1");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
