package io.vippet.graph;

/** Ids of pipelines that come with a request; equal content has equal ids. */
public final class SyntheticId {

    private SyntheticId() {}

    /** Returns {@code __graph-} and 16 hexadecimal digits. */
    public static String ofGraph(Graph graph) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Returns {@code __description-} and 16 hexadecimal digits. */
    public static String ofDescription(String description) {
        throw new UnsupportedOperationException("not yet");
    }
}
