package io.vippet.api.runner;

import io.vippet.graph.Graph;
import io.vippet.graph.command.RunCommand;
import java.nio.file.Path;

/** Makes launch texts for this machine, with its files, models, elements and policy; implemented by {@code benchmark}. */
public interface LaunchPreparation {

    /**
     * Prepares one stream of a graph as a test would, without an end of its own; all that it writes goes below a
     * directory. Touches no file.
     *
     * @param directory for videos, and for inference results where the graph publishes some
     * @throws io.vippet.graph.GraphException saying why the graph cannot run
     */
    RunCommand trial(Graph graph, Path directory);

    /**
     * Prepares one stream of a graph as a test of some seconds would, its input looped; all that it writes goes below a
     * directory. May convert the input once.
     *
     * @param seconds more than 0
     * @param directory for videos; inference results are not written
     * @throws io.vippet.graph.GraphException saying why the graph cannot run
     */
    RunCommand looped(Graph graph, double seconds, Path directory);
}
