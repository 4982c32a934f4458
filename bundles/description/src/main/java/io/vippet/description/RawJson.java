package io.vippet.description;

/**
 * JSON that is passed on as it is.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {}
