package io.vippet.api.app;

/**
 * Whether the process does its work.
 *
 * @param healthy false only in {@link AppStatus#SHUTDOWN}
 */
public record HealthResponse(boolean healthy) {}
