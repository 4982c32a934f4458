package io.vippet.api.app;

import io.vippet.api.payload.Required;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of the application state.
 *
 * @param status what the server is doing
 * @param message what it is busy with or why it failed, null when there is nothing to say
 * @param ready true only in {@link AppStatus#READY}
 */
public record StatusResponse(
        AppStatus status, @Required @Nullable String message, boolean ready) {}
