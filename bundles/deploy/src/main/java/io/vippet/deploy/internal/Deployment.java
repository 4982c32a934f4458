package io.vippet.deploy.internal;

import org.jspecify.annotations.Nullable;

/**
 * State of a file of the load folder.
 *
 * @param file its name
 * @param symbolicName of the bundle that is installed for it, null when none is
 * @param version of that bundle; an earlier content of the file when the present one was refused
 * @param outcome what became of the present content
 * @param message a sentence that says what to change, null when there is nothing to say
 */
public record Deployment(
        String file,
        @Nullable String symbolicName,
        @Nullable String version,
        Outcome outcome,
        @Nullable String message) {}
