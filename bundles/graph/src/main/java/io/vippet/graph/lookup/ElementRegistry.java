package io.vippet.graph.lookup;

/** The element factories of this machine's GStreamer. */
public interface ElementRegistry {

    /** Tells whether an element of this name can be created. */
    boolean contains(String element);
}
