package io.vippet.benchmarks.inference;

import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.ElementType;
import java.util.Collection;
import java.util.List;

/** Brings {@link Stamps} into a runner child, where each frame becomes a line of what the child says. */
public final class PrintedStamps implements ElementProvider {
    static final String PREFIX = "benchout ns=";

    private final List<ElementType> elements = new Stamps(nanos -> System.err.println(PREFIX + nanos)).elements();

    @Override
    public Collection<ElementType> elements() {
        return elements;
    }
}
