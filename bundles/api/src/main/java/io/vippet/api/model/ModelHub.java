package io.vippet.api.model;

import io.vippet.api.payload.WireName;

/** Where a model comes from, as clients know it; models fetched from package archives are {@link #CUSTOM}. */
@WireName("ModelSource")
public enum ModelHub {
    @WireName("huggingface")
    HUGGINGFACE,
    @WireName("ultralytics")
    ULTRALYTICS,
    @WireName("pipeline-zoo-models")
    PIPELINE_ZOO_MODELS,
    @WireName("omz")
    OMZ,
    @WireName("custom")
    CUSTOM
}
