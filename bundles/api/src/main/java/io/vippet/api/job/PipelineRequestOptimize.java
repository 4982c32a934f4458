package io.vippet.api.job;

import io.vippet.api.payload.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a variant is to be optimized.
 *
 * @param parameters {@code search_duration}, whole seconds, 300 unless given; {@code sample_duration}, whole seconds, 10
 *     unless given; others are kept and mean nothing. Only for {@link OptimizationType#OPTIMIZE}
 */
public record PipelineRequestOptimize(
        OptimizationType type, @Required @Nullable Map<String, Object> parameters) {}
