package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.Required;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a validation; this is the JSON of {@link Job#result}, members in snake_case, nulls left out.
 *
 * @param isValid null while unknown
 * @param accuracy null unless a reference was given
 */
public record ValidationResult(
        @Required @Nullable Boolean isValid,
        @Addition @Nullable DetectionAccuracy accuracy) {}
