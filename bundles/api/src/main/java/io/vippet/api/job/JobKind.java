package io.vippet.api.job;

/** What a job does. */
public enum JobKind {
    PERFORMANCE,
    DENSITY,
    VALIDATION,
    OPTIMIZATION,
    MODEL_DOWNLOAD
}
