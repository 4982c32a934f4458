package io.vippet.graph.policy;

import io.vippet.graph.Graph;

/** Decides whether a graph may run; storing and converting it is never refused. */
@FunctionalInterface
public interface LaunchPolicy {

    /**
     * Checks a graph as a caller gave it, references still being names.
     *
     * @throws io.vippet.graph.GraphException of kind {@code refused-by-policy}, naming the element, the property and
     *     the setting that would allow it
     */
    void check(Graph graph, Use use);

    /**
     * Makes sure that what was looked up since the check cannot spill into other words of the text: paths, user names,
     * passwords.
     *
     * @param resolved a graph that was checked before, its references now paths
     * @return the graph to be printed, values quoted where they must be
     * @throws io.vippet.graph.GraphException of kind {@code refused-by-policy} for values that cannot be quoted
     */
    default Graph quoted(Graph resolved) {
        return resolved;
    }

    /** What happens with the graph next. */
    enum Use {
        /** It is printed and run; its sinks write where it says. */
        AS_WRITTEN,
        /** It is prepared by command assembly, which moves the files of its sinks into the run's own folder. */
        PREPARED
    }

    /** A policy that refuses nothing: for tests, and for machines where every caller may run any program anyway. */
    static LaunchPolicy unrestricted() {
        return (graph, use) -> {};
    }
}
