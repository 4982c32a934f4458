package io.vippet.api.job;

import io.vippet.graph.Graph;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is to be tried.
 *
 * @param parameters {@code max-runtime}, whole seconds from 1 on, 10 unless given; {@code reference} and the bounds of
 *     {@link DetectionAccuracy}: {@code min-precision}, {@code min-recall}, {@code max-confidence-difference}; others are
 *     kept and mean nothing
 */
public record PipelineValidation(
        Graph pipelineGraph, @Nullable Map<String, Object> parameters) {}
