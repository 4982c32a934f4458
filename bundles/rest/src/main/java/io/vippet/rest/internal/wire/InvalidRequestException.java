package io.vippet.rest.internal.wire;

import io.vippet.api.rest.ValidationError;
import java.util.List;
import java.util.stream.Collectors;

/** A request that does not fit the description of its operation. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ValidationError> errors;

    InvalidRequestException(List<ValidationError> errors) {
        super(errors.stream().map(InvalidRequestException::sentence).collect(Collectors.joining("; ")));
        this.errors = errors;
    }

    private static String sentence(ValidationError error) {
        String place = error.loc().stream().skip(1).map(String::valueOf).collect(Collectors.joining("."));
        return place.isEmpty() ? error.msg() : place + ": " + error.msg();
    }

    List<ValidationError> errors() {
        return errors;
    }
}
