package io.vippet.graph.command;

import io.vippet.graph.Graph;

/**
 * A pipeline of a run and how often it runs in parallel.
 *
 * @param id {@code /pipelines/<p>/variants/<v>}, a synthetic or the caller's own id
 * @param name for messages
 * @param graph every element, references as names
 * @param streams number of copies; none at 0
 */
public record PipelineStreams(String id, String name, Graph graph, int streams) {}
