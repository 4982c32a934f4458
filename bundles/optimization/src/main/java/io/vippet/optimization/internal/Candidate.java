package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import java.util.List;

/**
 * A form of a pipeline.
 *
 * @param changes what was done to the form it comes from
 */
record Candidate(Graph graph, List<String> changes) {}
