package io.vippet.api.job;

import io.vippet.graph.Graph;

/**
 * The pipeline as it was when its optimization was asked for; this and the request are the JSON of {@link Job#request},
 * members in snake_case.
 *
 * @param originalPipelineGraph every element
 * @param originalPipelineGraphSimple sources, inference and sinks only
 * @param originalPipelineDescription its launch text
 */
public record OptimizationInput(
        Graph originalPipelineGraph, Graph originalPipelineGraphSimple, String originalPipelineDescription) {}
