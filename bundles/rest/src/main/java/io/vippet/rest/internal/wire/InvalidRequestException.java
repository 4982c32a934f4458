package io.vippet.rest.internal.wire;

import io.vippet.rest.internal.binding.ValidationError;
import java.util.List;

/** A request that does not fit the description of its operation. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ValidationError> errors;

    InvalidRequestException(List<ValidationError> errors) {
        super(errors.size() + " validation errors");
        this.errors = errors;
    }

    List<ValidationError> errors() {
        return errors;
    }
}
