package io.vippet.api.pipeline;

/** Where a pipeline comes from. */
public enum PipelineSource {
    PREDEFINED,
    USER_CREATED,
    TEMPLATE
}
