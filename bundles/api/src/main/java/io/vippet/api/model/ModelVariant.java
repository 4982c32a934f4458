package io.vippet.api.model;

import io.vippet.api.payload.Default;

/**
 * One precision of a model.
 *
 * @param name unique name
 * @param displayName the label used in graphs
 * @param precision for instance {@code FP32}
 * @param installed whether its files are there
 */
public record ModelVariant(
        String name,
        String displayName,
        String precision,
        @Default("false") boolean installed) {}
