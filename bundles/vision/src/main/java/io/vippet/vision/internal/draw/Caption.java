package io.vippet.vision.internal.draw;

import io.vippet.vision.internal.meta.Attribute;
import io.vippet.vision.internal.meta.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text that says what a region is.
 *
 * @param lines at least one
 */
record Caption(List<String> lines) {

    /** Label and confidence, then the attributes: on one line if it has room, else on one each. */
    static Caption of(Region r, int columns) {
        List<String> parts = new ArrayList<>();
        String track = r.trackId() >= 0 ? "#" + r.trackId() + " " : "";
        String label = r.label().isEmpty() ? "" : r.label() + " ";
        parts.add(track + label + String.format(Locale.ROOT, "%.2f", r.confidence()));
        r.attributes().forEach(a -> parts.add(text(a)));
        String all = String.join(", ", parts);
        return new Caption(all.length() <= columns / 2 ? List.of(all) : parts);
    }

    // "male" speaks for itself, "31" needs to say that it is an age.
    private static String text(Attribute a) {
        boolean number = !a.label().isEmpty() && a.label().chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? a.name() + " " + a.label() : a.label();
    }

    /** Characters of the longest line. */
    int columns() {
        return lines.stream().mapToInt(String::length).max().orElse(0);
    }
}
