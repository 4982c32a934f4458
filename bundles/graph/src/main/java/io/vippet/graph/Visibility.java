package io.vippet.graph;

/** Which elements the simple view shows. */
public final class Visibility {

    /** Default of the setting {@code SIMPLE_VIEW_VISIBLE_ELEMENTS}. */
    public static final String DEFAULT_VISIBLE = "*src,urisourcebin,gva*,*sink,source";

    /** Default of the setting {@code SIMPLE_VIEW_INVISIBLE_ELEMENTS}. */
    public static final String DEFAULT_INVISIBLE = "gvafpscounter,gvametapublish,gvametaconvert,gvawatermark";

    private Visibility() {}

    /**
     * Creates a visibility from two comma-separated lists of patterns; {@code *} stands for any text, a blank list
     * matches nothing.
     *
     * @param visible what to show
     * @param invisible what to hide nevertheless
     */
    public static Visibility of(String visible, String invisible) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Returns the visibility with default lists. */
    public static Visibility standard() {
        return of(DEFAULT_VISIBLE, DEFAULT_INVISIBLE);
    }
}
