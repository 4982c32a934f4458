package io.vippet.rest.internal.resource;

/** The three states of an optimization that clients know. */
public enum OptimizationJobState {
    RUNNING,
    COMPLETED,
    FAILED
}
