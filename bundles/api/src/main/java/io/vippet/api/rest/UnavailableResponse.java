package io.vippet.api.rest;

import io.vippet.api.app.AppStatus;

/**
 * Why nothing is served at the moment.
 *
 * @param message for people
 * @param status what the server is doing instead
 */
public record UnavailableResponse(String message, AppStatus status) {}
