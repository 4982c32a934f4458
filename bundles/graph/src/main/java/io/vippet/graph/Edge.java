package io.vippet.graph;

/**
 * A link between two nodes of a {@link Graph}.
 *
 * @param id identifier of the edge
 * @param source id of the upstream node
 * @param target id of the downstream node
 */
public record Edge(String id, String source, String target) {}
