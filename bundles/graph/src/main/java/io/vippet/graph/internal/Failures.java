package io.vippet.graph.internal;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import java.util.Map;

/** Limits and the texts of failures. */
public final class Failures {

    /** Elements and properties of one launch text. */
    public static final int MAX_TOKENS = 1_000_000;

    /** Nodes, and edges, of a graph that is rewritten. */
    public static final int MAX_PARTS = 10_000;

    /** Steps and edges of one simple view. */
    public static final int MAX_VIEW_STEPS = 1_000_000;

    /** Characters of one run's launch text. */
    public static final int MAX_COMMAND = 8_000_000;

    private static final int SHOWN = 200;

    private Failures() {}

    public static GraphException tooLarge(String what, int limit) {
        return new GraphException(
                GraphErrorKind.TOO_LARGE,
                Map.of("what", what, "limit", limit),
                "Too many " + what + ": at most " + limit + " are handled.");
    }

    /** Shortens text that is shown to people. */
    public static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
