package io.vippet.rest.internal.resource;

/** The three states of a validation that clients know. */
public enum ValidationJobState {
    RUNNING,
    COMPLETED,
    FAILED
}
