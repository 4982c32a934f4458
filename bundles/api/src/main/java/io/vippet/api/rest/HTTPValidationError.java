package io.vippet.api.rest;

import io.vippet.api.payload.Default;
import java.util.List;

/**
 * Why a request does not fit its operation.
 *
 * @param detail everything that is wrong, in declaration order
 */
public record HTTPValidationError(
        @Default(value = "[]", documented = false) List<ValidationError> detail) {}
