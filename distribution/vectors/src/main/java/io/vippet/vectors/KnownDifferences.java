package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Behaviours of the reference that we do not copy: code and reason. */
public final class KnownDifferences {

    /** Begins the list in a page of Markdown; the next heading ends it. */
    static final String HEADING = "## Graph";

    private static final Pattern ITEM = Pattern.compile("- `([a-z0-9-]+)`: +(\\S.*)");

    private final Map<String, String> reasons;

    private KnownDifferences(Map<String, String> reasons) {
        this.reasons = Map.copyOf(reasons);
    }

    /** Returns an empty list. */
    public static KnownDifferences none() {
        return new KnownDifferences(Map.of());
    }

    /** Reads the list from a page of Markdown: under its heading, each line {@code - `code`: reason}. */
    public static KnownDifferences read(Path page) throws IOException {
        Map<String, String> reasons = new HashMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(page)) {
            Matcher item = ITEM.matcher(line);
            if (line.startsWith("#")) {
                inside = line.strip().equals(HEADING);
            } else if (inside && item.matches()) {
                reasons.put(item.group(1), item.group(2));
            }
        }
        return new KnownDifferences(reasons);
    }

    /** Returns the reasons by code. */
    public Map<String, String> reasons() {
        return reasons;
    }

    /** Tells whether one of a case's codes is on the list. */
    boolean contain(JsonNode codes) {
        for (JsonNode code : codes) {
            if (reasons.containsKey(code.asText())) {
                return true;
            }
        }
        return false;
    }
}
