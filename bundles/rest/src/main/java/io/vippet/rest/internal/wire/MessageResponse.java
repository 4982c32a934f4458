package io.vippet.rest.internal.wire;

/**
 * A text for the caller.
 *
 * @param message the text
 */
public record MessageResponse(String message) {}
