package io.vippet.api.rest;

/**
 * A sentence for the caller: the outcome of a command, or why a resource refuses a request.
 *
 * @param message for people
 */
public record MessageResponse(String message) {}
