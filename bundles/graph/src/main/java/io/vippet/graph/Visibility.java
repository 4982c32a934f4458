package io.vippet.graph;

import io.vippet.graph.internal.text.Blanks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which elements the simple view shows. */
public final class Visibility {

    /** Default of the setting {@code SIMPLE_VIEW_VISIBLE_ELEMENTS}. */
    public static final String DEFAULT_VISIBLE = "*src,urisourcebin,gva*,*sink,source";

    /** Default of the setting {@code SIMPLE_VIEW_INVISIBLE_ELEMENTS}. */
    public static final String DEFAULT_INVISIBLE = "gvafpscounter,gvametapublish,gvametaconvert,gvawatermark";

    private final List<Pattern> visible;
    private final List<Pattern> invisible;

    private Visibility(List<Pattern> visible, List<Pattern> invisible) {
        this.visible = visible;
        this.invisible = invisible;
    }

    /**
     * Creates a visibility from two comma-separated lists of patterns; {@code *} stands for any text, a blank list
     * matches nothing. Patterns are otherwise regular expressions; one that is not valid stands for itself.
     *
     * @param visible what to show
     * @param invisible what to hide nevertheless
     */
    public static Visibility of(String visible, String invisible) {
        return new Visibility(patterns(visible), patterns(invisible));
    }

    /** Returns the visibility with default lists. */
    public static Visibility standard() {
        return of(DEFAULT_VISIBLE, DEFAULT_INVISIBLE);
    }

    /** Tells whether the simple view shows a node; never a caps filter. */
    public boolean shows(Node node) {
        boolean caps = Node.CAPS.equals(node.data().get(Node.KIND));
        return !caps && matches(visible, node.type()) && !matches(invisible, node.type());
    }

    private static boolean matches(List<Pattern> patterns, String type) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(type).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static List<Pattern> patterns(String list) {
        List<Pattern> patterns = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            String text = Blanks.trim(item);
            if (!text.isEmpty()) {
                patterns.add(pattern(text));
            }
        }
        return patterns;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile("^" + text.replace("*", ".*") + "$", Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            return Pattern.compile("^" + Pattern.quote(text) + "$", Pattern.UNIX_LINES);
        }
    }
}
