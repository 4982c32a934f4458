package io.vippet.graph.launch;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import io.vippet.graph.internal.launch.LaunchParser;
import io.vippet.graph.internal.launch.LaunchPrinter;
import io.vippet.graph.internal.reference.References;
import io.vippet.graph.lookup.Catalog;

/** Turns launch text into a {@link Graph} and back; the package page gives its grammar. */
public final class LaunchText {

    private LaunchText() {}

    /**
     * Reads a launch text. Paths of models, videos, labels and scripts become the names that the catalogue gives them.
     *
     * @param text any text; one without elements gives an empty graph
     * @throws GraphException when it cannot be read
     */
    public static Graph parse(String text, Catalog catalog) {
        return new References(catalog).toNames(new LaunchParser(text).parse());
    }

    /**
     * Writes a launch text. Names of models, videos, labels and scripts become paths.
     *
     * @throws GraphException when the graph has no beginning, or a name in it is unknown or not usable
     */
    public static String print(Graph graph, Catalog catalog) {
        return new LaunchPrinter(new References(catalog).toPaths(graph)).print();
    }
}
